"""Room for a registry of many copies, in this process only.

Every code of a copy bears its number (`94028x7`), which the official forms refuse, and rightly: a real registry keeps
them. So do the limits of size, which stop a file that no person wrote.
"""

from __future__ import annotations

import re
from typing import Annotated

from msgspec import Meta

_COPY = "(?:x[0-9]+)?"


def widen() -> None:
    """Let codes bear the number of a copy; to be called before anything imports the records."""
    from scripts.registry import codes, positions, provenance

    provenance.CiteId = Annotated[str, Meta(pattern=rf"^cde-[0-9]{{3}}{_COPY}$")]
    for name, kind in codes.KINDS.items():
        codes.KINDS[name] = kind._replace(form=re.compile(f"(?:{kind.form.pattern}){_COPY}"))
    positions.MAX_BYTES *= 100
    positions.MAX_NODES *= 100
