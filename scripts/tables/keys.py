"""Identifiers and official codes: described once, under one name in every table that holds them.

A code is text. The generation of a code is in its name: QPV and contrats de ville of 2015 and of
2024 never share a column.
"""

from __future__ import annotations

from scripts.tables.table import Column, ForeignKey

CITE_ID = Column(
    name="cite_id",
    type="string",
    title="Identifiant de la cité",
    description="Identifiant que l’ANCT donne à la cité de l’emploi ; il ne change jamais.",
    pattern="^cde-[0-9]{3}$",
    example="cde-001",
)
CODE_QP_2015 = Column(
    name="code_qp_2015",
    type="string",
    title="Code du QPV de 2015",
    description="Code officiel du quartier prioritaire, génération 2015-2023.",
    pattern="^QP[0-9]{2}[0-9AB][0-9]{3}$",
    example="QP049001",
)
CODE_QP_2024 = Column(
    name="code_qp_2024",
    type="string",
    title="Code du QPV de 2024",
    description="Code officiel du quartier prioritaire, génération en vigueur depuis 2024.",
    pattern="^QN[0-9]{2}[0-9AB][0-9]{2}[A-Z]$",
    example="QN04901M",
)
CODE_CV_2015 = Column(
    name="code_cv_2015",
    type="string",
    title="Code du contrat de ville de 2015",
    description="Code du contrat de ville, génération 2015-2023.",
    pattern="^CV[0-9]{3}$",
    example="CV153",
)
CODE_CV_2024 = Column(
    name="code_cv_2024",
    type="string",
    title="Code du contrat de ville de 2024",
    description="Code du contrat de ville, génération 2024-2030.",
    pattern="^CN[0-9]{2}[0-9AB][0-9]{2}[A-Z]$",
    example="CN04903M",
)
CODE_INSEE_2024 = Column(
    name="code_insee_2024",
    type="string",
    title="Code de la commune (2024)",
    description="Code de la commune au code officiel géographique de 2024, zéro initial compris. Un arrondissement de "
    "Paris, Lyon ou Marseille est ramené à sa commune, une commune fusionnée à la nouvelle.",
    pattern="^[0-9][0-9AB][0-9]{3}$",
    example="01004",
)
CODE_INSEE_PUBLIE = Column(
    name="code_insee_publie",
    type="string",
    title="Code de commune publié",
    description="Code tel que la source le publie : celui d’une commune de l’époque, ou d’un arrondissement municipal. "
    "Pour rapprocher les tables, employer code_insee_2024.",
    pattern="^[0-9][0-9AB][0-9]{3}$",
    example="13213",
)
CODE_DEPARTEMENT = Column(
    name="code_departement",
    type="string",
    title="Code du département",
    description="Code du département ou de la collectivité d’outre-mer, zéro initial compris.",
    pattern="^([0-9][0-9AB]|9[78][0-9])$",
    example="2A",
)
CODE_REGION = Column(
    name="code_region",
    type="string",
    title="Code de la région",
    description="Code Insee de la région, zéro initial compris.",
    pattern="^[0-9]{2}$",
    example="52",
)
SIREN_EPCI = Column(
    name="siren_epci",
    type="string",
    title="SIREN de l’EPCI",
    description="Numéro SIREN de l’établissement public de coopération intercommunale à fiscalité propre, en 2024.",
    pattern="^[0-9]{9}$",
    example="244900015",
)
SIREN_EPT = Column(
    name="siren_ept",
    type="string",
    title="SIREN de l’EPT",
    description="Numéro SIREN de l’établissement public territorial de la métropole du Grand Paris, en 2024.",
    pattern="^[0-9]{9}$",
    example="200057867",
)
SOURCE_ID = Column(
    name="source_id",
    type="string",
    title="Identifiant de la source",
    description="Nom court de la source, qui ne change jamais ; la table « sources » la décrit.",
    pattern="^[a-z0-9]+(-[a-z0-9]+)*$",
    example="anct-cites-2023",
)

TO_CITES = ForeignKey(("cite_id",), "cites")
TO_QPV_2015 = ForeignKey(("code_qp_2015",), "qpv_2015")
TO_QPV_2024 = ForeignKey(("code_qp_2024",), "qpv_2024")
TO_CONTRATS_2015 = ForeignKey(("code_cv_2015",), "contrats_de_ville_2015")
TO_CONTRATS_2024 = ForeignKey(("code_cv_2024",), "contrats_de_ville_2024")
TO_COMMUNES = ForeignKey(("code_insee_2024",), "communes")
TO_DEPARTEMENTS = ForeignKey(("code_departement",), "departements")
TO_REGIONS = ForeignKey(("code_region",), "regions")
TO_EPCI = ForeignKey(("siren_epci",), "epci")
TO_EPT = ForeignKey(("siren_ept",), "ept")
TO_SOURCES = ForeignKey(("source_id",), "sources")
