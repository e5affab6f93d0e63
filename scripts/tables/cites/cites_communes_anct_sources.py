"""Sources of each row of `cites_communes_anct`."""

from __future__ import annotations

from operator import attrgetter

from scripts.tables import liens
from scripts.tables.cites import cites_communes_anct
from scripts.tables.provenance import sources_of

TABLE = sources_of(cites_communes_anct.TABLE, liens.source_rows(attrgetter("communes_anct")))
