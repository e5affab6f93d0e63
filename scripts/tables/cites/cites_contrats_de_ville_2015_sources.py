"""Sources of each row of `cites_contrats_de_ville_2015`."""

from __future__ import annotations

from operator import attrgetter

from scripts.tables import liens
from scripts.tables.cites import cites_contrats_de_ville_2015
from scripts.tables.provenance import sources_of

TABLE = sources_of(cites_contrats_de_ville_2015.TABLE, liens.source_rows(attrgetter("contrats")))
