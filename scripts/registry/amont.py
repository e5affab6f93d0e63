"""The official files that `upstream` compares with the registry, as people describe them in `data/amont.yaml`."""

from typing import Annotated, Literal

from msgspec import Meta

from scripts.registry.provenance import Adresse, Intitule, Jour, Record, SourceId, Texte

AMONT = "data/amont.yaml"


class Colonne(Record, kw_only=True):
    """A column that is read, by the name that the file gives it; several columns may give the same field."""

    champ: Annotated[
        Literal[
            "cite",
            "commune",
            "qpv_2015",
            "qpv_2024",
            "contrat",
            "nom",
            "statut",
            "type",
            "commune_actuelle",
            "rubrique",
            "beneficiaire",
            "montant",
            "annee",
        ],
        Meta(title="Champ", description="Ce que la colonne contient, dans nos mots.", examples=["commune"]),
    ]
    nom: Annotated[
        Intitule, Meta(title="Nom", description="En-tête de la colonne dans le fichier.", examples=["insee_com"])
    ]
    facultative: Annotated[
        bool,
        Meta(
            title="Facultative",
            description="Sans elle, le fichier est tout de même comparé.",
            examples=[True],
        ),
    ] = False


class FichierAmont(Record, kw_only=True):
    """One official file: what it is compared with, where it is, and what is known of its columns."""

    id: Annotated[
        SourceId, Meta(title="Identifiant", description="Nom court, qui ne change jamais.", examples=["communes"])
    ]
    titre: Annotated[
        Intitule,
        Meta(title="Titre", description="Ce que contient le fichier.", examples=["Cités de l’emploi, par commune"]),
    ]
    editeur: Annotated[Intitule, Meta(title="Éditeur", description="Organisme qui publie.", examples=["ANCT"])]
    comparaison: Annotated[
        Literal["cites-communes", "cites-qpv", "qpv-2024", "correspondances-qpv", "communes", "subventions"],
        Meta(title="Comparaison", description="À quoi le fichier est comparé.", examples=["cites-communes"]),
    ]
    jeu: Annotated[
        Adresse | None,
        Meta(
            title="Jeu de données",
            description="Page du jeu de données, pour une personne.",
            examples=["https://www.exemple.fr/jeu"],
        ),
    ] = None
    adresse: Annotated[
        Adresse | None,
        Meta(
            title="Adresse",
            description="Adresse du fichier lui-même ; absente tant qu’elle n’est pas connue.",
            examples=["https://www.exemple.fr/jeu/fichier.csv"],
        ),
    ] = None
    origine: Annotated[
        Texte,
        Meta(
            title="Origine",
            description="D’où viennent cette adresse et ces noms de colonnes.",
            examples=["Fichier ouvert par une personne."],
        ),
    ]
    vu_le: Annotated[
        Jour,
        Meta(title="Vu le", description="Jour où adresse et colonnes ont été relevées.", examples=["2026-11-22"]),
    ]
    sha256: Annotated[
        Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")] | None,
        Meta(
            title="Empreinte",
            description="Empreinte SHA-256 du fichier auquel le registre a été comparé, si quelqu’un l’a lu.",
            examples=["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
        ),
    ] = None
    source: Annotated[
        SourceId | None,
        Meta(
            title="Source",
            description="Entrée de data/sources.yaml que cite ce que le correctif ajoute.",
            examples=["anct-cites-2023"],
        ),
    ] = None
    rubrique: Annotated[
        Intitule | None,
        Meta(
            title="Rubrique",
            description="Subventions seulement : les lignes à lire.",
            examples=["5.2 - Cités de l’emploi"],
        ),
    ] = None
    colonnes: Annotated[
        tuple[Colonne, ...],
        Meta(title="Colonnes", description="Colonnes lues ; aucune tant que leurs noms ne sont pas connus."),
    ] = ()
    autres: Annotated[
        tuple[Intitule, ...],
        Meta(
            title="Autres colonnes",
            description="Colonnes connues que rien ne lit.",
            examples=[["lib_reg"]],
        ),
    ] = ()


class Amont(Record, kw_only=True):
    """The whole file `data/amont.yaml`."""

    fichiers: Annotated[
        tuple[FichierAmont, ...], Meta(title="Fichiers", description="Une entrée par fichier officiel.")
    ]
