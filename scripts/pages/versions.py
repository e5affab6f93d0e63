"""The releases of the data, what each has changed, and where its files are: `/versions/`."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from scripts.formats import archive
from scripts.french import compte, typographie
from scripts.links import Renvoi
from scripts.model.histoire import Titree, Version
from scripts.model.model import Model
from scripts.pages.parts.page import Link, Page
from scripts.pages.parts.ways_out import PACKAGE


class LigneVersion(Struct, frozen=True):
    """One release: its number, its day, its tag and its archive's name, what it breaks, what it changes."""

    numero: str
    jour: str
    etiquette: str
    archive: str
    ruptures: tuple[str, ...]
    sections: tuple[Titree, ...]


class PageVersions(Struct, frozen=True):
    """All releases, the last one first, the archive of the data as they stand, and what they have changed since."""

    versions: tuple[LigneVersion, ...]
    actuelle: str
    archive_actuelle: Renvoi
    depuis: str | None


def pages(model: Model) -> Iterator[Page]:
    """The one page."""
    waiting = sum(len(one.cites) + len(one.autres) for one in model.histoire.etapes if one.version is None)
    yield Page(
        path="versions/index.html",
        template="versions.html",
        title="Les versions du registre",
        description="Les versions publiées du registre des cités de l’emploi, ce que chacune a changé, et leurs "
        "archives.",
        kind="Page",
        context=PageVersions(
            versions=tuple(map(_ligne, model.versions)),
            actuelle=model.version,
            archive_actuelle=Renvoi("Télécharger les données de ce site (ZIP)", PACKAGE + archive.PATH),
            depuis=compte(waiting, "changement") if waiting else None,
        ),
        ways_out=(Link("Ce qui a changé, jour par jour", "changements/"), Link("Les données du registre", "donnees/")),
    )


def _ligne(version: Version) -> LigneVersion:
    return LigneVersion(
        numero=version.version,
        jour=version.version.replace(".", "-"),
        etiquette=f"v{version.version}",
        archive=archive.name_of(version.version),
        ruptures=tuple(map(typographie, version.ruptures)),
        sections=tuple(
            Titree(typographie(one.titre), tuple(map(typographie, one.phrases))) for one in version.sections
        ),
    )
