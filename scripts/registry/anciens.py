"""Addresses that the registry has published and no longer has, as people write them in `data/anciens.yaml`."""

from typing import Annotated, Literal

from msgspec import Meta

from scripts.registry.provenance import MoisOuJour, Provenance, Record, Texte

AdresseDuSite = Annotated[str, Meta(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*/)+$", max_length=120)]
Identifiant = Annotated[str, Meta(pattern=r"^(cde-[0-9]{3}|[0-9A-Z]{5,8})$")]
Suite = Annotated[str, Meta(pattern=r"^(cde-[0-9]{3}|[0-9A-Z]{5,8}|([a-z0-9]+(-[a-z0-9]+)*/)+)$", max_length=120)]

EVENEMENTS = {
    "fusion": "réunie à une autre",
    "renommage": "la même sous une autre adresse",
    "division": "partagée entre plusieurs",
    "retrait": "elle n’avait pas à y être",
}
"""What may become of an address, and what each word means."""


class Ancien(Provenance, kw_only=True):
    """One address that is no more: what became of what it showed, when, and where it leads now."""

    adresse: Annotated[
        AdresseDuSite,
        Meta(
            title="Adresse",
            description="Adresse qui n’est plus, sans le nom du site ni barre au début.",
            examples=["cites/choisy-le-roi/"],
        ),
    ]
    identifiant: Annotated[
        Identifiant | None,
        Meta(
            title="Identifiant",
            description="Identifiant de la cité ou code qui a disparu avec elle ; absent si seule l’adresse a changé.",
            examples=["cde-070"],
        ),
    ] = None
    evenement: Annotated[
        Literal["fusion", "renommage", "division", "retrait"],
        Meta(
            title="Événement",
            description=" ; ".join(f"{word} : {meaning}" for word, meaning in EVENEMENTS.items()) + ".",
            examples=["renommage"],
        ),
    ]
    depuis: Annotated[
        MoisOuJour,
        Meta(title="Depuis", description="Année, mois ou jour du changement.", examples=["2027-01-01"]),
    ]
    vers: Annotated[
        tuple[Suite, ...],
        Meta(
            title="Vers",
            description="Identifiants de cités, codes, ou adresses d’autres pages du site, où mène désormais cette "
            "adresse ; absent pour un retrait.",
            examples=[["cde-066"]],
        ),
    ] = ()
    texte: Annotated[
        Texte,
        Meta(
            title="Texte",
            description="Ce qui s’est passé, en une phrase, montrée à qui suit l’ancienne adresse.",
            examples=["La cité de Choisy-le-Roi a pris le nom de son intercommunalité."],
        ),
    ]


class Anciens(Record, kw_only=True):
    """The whole file `data/anciens.yaml`."""

    anciens: Annotated[
        tuple[Ancien, ...],
        Meta(title="Anciens", description="Les adresses publiées qui ne sont plus ; liste vide s’il n’y en a aucune."),
    ]
