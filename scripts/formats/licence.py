"""`LICENCE.md`: under which licence the data are, and what is not."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.formats import edition
from scripts.formats.data_file import DataFile
from scripts.model.model import Model
from scripts.tables.licences import A_CONFIRMER, LICENCE_OUVERTE

PATH = "LICENCE.md"


def files() -> Iterator[DataFile]:
    """The one file."""
    yield DataFile(
        path=PATH,
        label="Licence",
        media_type="text/markdown",
        description="Sous quelle licence sont les données, et la seule exception.",
    )


def emit(model: Model) -> Iterator[tuple[str, bytes]]:
    """The file, whole."""
    lines = (f"# Licence des données, version {model.version}", "", *statement(), "", f"> {edition.citation(model)}")
    yield PATH, ("\n".join(lines) + "\n").encode()


def statement() -> Iterator[str]:
    """The licence of the whole, its exception, and what to cite, as lines of Markdown."""
    yield f"[{LICENCE_OUVERTE.title}]({LICENCE_OUVERTE.path}), sauf ces tables et le contour des QPV de 2015 :"
    yield ""
    for name in edition.unconfirmed():
        yield f"- `{name}` : {A_CONFIRMER.title}."
    yield ""
    yield (
        "Les données reprennent l’ANCT, l’Insee, la DGCL, l’IGN et La Poste : citez aussi la source d’une table "
        "que vous reprenez seule."
    )
