"""The licences under which tables are published."""

from __future__ import annotations

from msgspec import Struct


class Licence(Struct, frozen=True, kw_only=True):
    """A licence: its SPDX identifier where it has one, its French title, its address."""

    name: str
    title: str
    path: str | None = None


LICENCE_OUVERTE = Licence(
    name="etalab-2.0",
    title="Licence Ouverte 2.0 (Etalab)",
    path="https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
)

A_CONFIRMER = Licence(
    name="a-confirmer",
    title="Licence à confirmer : le fichier officiel des QPV de 2015 (CGET, SIG Ville) n’en énonce aucune",
)

LICENCES = (LICENCE_OUVERTE, A_CONFIRMER)
