"""The registry as people write it: one frozen, typed record per block of `data/cites.yaml` and `data/sources.yaml`.

These records, with what they share (`provenance.py`) and those of the programme (`programme.py`), are the only
description of the registry's shape. Titles, descriptions and examples are in French because they are shown to editors;
shape errors, JSON Schema, the template of an entry and the page of the fields all come from them.
Values are records only: what follows from them (lists of communes, totals) is computed in `scripts.model`.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from scripts.registry.provenance import (
    Adresse,
    Bloc,
    CiteId,
    CodeOfficiel,
    Confiance,
    Intitule,
    Jour,
    MoisOuJour,
    Provenance,
    Record,
    Slug,
    SourceId,
    Texte,
)


class Identite(Bloc, kw_only=True):
    """Names of a cité."""

    nom: Annotated[Intitule, Meta(title="Nom", description="Nom montré au public.", examples=["Grand Avignon"])]
    nom_anct: Annotated[
        Intitule,
        Meta(title="Nom de l’ANCT", description="Nom tel que l’ANCT l’écrit.", examples=["CA du Grand Avignon (COGA)"]),
    ]


class Statut(Bloc, kw_only=True):
    """State of a cité's experiment."""

    etat: Annotated[
        Literal["terminee", "en_cours"],
        Meta(title="État", description="État de l’expérimentation de cette cité.", examples=["terminee"]),
    ]
    depuis: Annotated[
        MoisOuJour,
        Meta(title="Depuis", description="Année, mois ou jour depuis lequel cet état vaut.", examples=["2024-12"]),
    ]


class Vague(Bloc, kw_only=True):
    """Wave in which the State labelled the cité."""

    annee: Annotated[
        Literal[2020, 2021],
        Meta(title="Année", description="Vague de labellisation : 2020 ou 2021.", examples=[2021]),
    ]


class Territoire(Bloc, kw_only=True):
    """The territory a cité stands for; its communes are resolved from the COG, never typed.

    `KINDS` gives the kind of `codes` (see `scripts.registry.codes`) by type; those of `hors` are communes.
    """

    KINDS: ClassVar[Mapping[str, str]] = MappingProxyType(
        {"communes": "commune", "epci": "siren", "ept": "siren", "departement": "departement"}
    )

    type: Annotated[
        Literal["communes", "epci", "ept", "departement"],
        Meta(title="Type", description="Nature du territoire.", examples=["epci"]),
    ]
    codes: Annotated[
        tuple[CodeOfficiel, ...],
        Meta(
            title="Codes",
            description="Codes des communes ou arrondissements (Insee), SIREN de l’EPCI ou de l’EPT, code du "
            "département.",
            examples=[["244900015"]],
            min_length=1,
        ),
    ]
    hors: Annotated[
        tuple[CodeOfficiel, ...],
        Meta(
            title="Hors",
            description="Communes du territoire qui n’appartiennent pas à la cité (elles en forment une autre).",
            examples=[["93073"]],
        ),
    ] = ()


class Code(Record, kw_only=True):
    """One code of a list; what is not given here is that of the block. May be written as its code alone."""

    ABREGE: ClassVar[str] = "code"

    code: Annotated[
        CodeOfficiel, Meta(title="Code", description="Code officiel, entre guillemets.", examples=["QP094006"])
    ]
    confiance: Annotated[
        Confiance | None,
        Meta(title="Confiance", description="Seulement si elle diffère de celle du bloc.", examples=["contestee"]),
    ] = None
    sources: Annotated[
        Annotated[tuple[SourceId, ...], Meta(min_length=1)] | None,
        Meta(
            title="Sources",
            description="Seulement si elles diffèrent de celles du bloc.",
            examples=[["anct-cites-2023"]],
        ),
    ] = None
    lu_le: Annotated[
        Jour | None,
        Meta(title="Lu le", description="Seulement s’il diffère de celui du bloc.", examples=["2026-11-22"]),
    ] = None
    verifie_le: Annotated[
        Jour | None,
        Meta(title="Vérifié le", description="Seulement s’il diffère de celui du bloc.", examples=["2026-12-01"]),
    ] = None
    partage_avec: Annotated[
        tuple[CiteId, ...],
        Meta(
            title="Partagé avec",
            description="QPV seulement : autres cités qui le listent aussi.",
            examples=[["cde-066"]],
        ),
    ] = ()


class ListeDeCodes(Bloc, kw_only=True):
    """A list of codes of one kind (see `scripts.registry.codes`), each under one of the roles declared as fields."""

    KIND: ClassVar[str]
    ROLES: ClassVar[tuple[str, ...]]

    def by_role(self) -> Iterator[tuple[str, int, Code]]:
        """Yield (role, index in the list of that role, code) in the order of the file."""
        for role in self.ROLES:
            for index, code in enumerate(getattr(self, role)):
                yield role, index, code


class ListeLimitrophe(ListeDeCodes, kw_only=True):
    """What lies in the territory of a cité, and what only a QPV that straddles its border reaches."""

    ROLES: ClassVar[tuple[str, ...]] = ("coeur", "limitrophe")

    coeur: Annotated[tuple[Code, ...], Meta(title="Cœur", description="Dans le territoire de la cité.")]
    limitrophe: Annotated[
        tuple[Code, ...],
        Meta(title="Limitrophe", description="Hors du territoire ; atteint seulement par un QPV qui déborde."),
    ] = ()


class ListeCommunes(ListeLimitrophe, kw_only=True):
    """Communes of a cité."""

    KIND: ClassVar[str] = "commune"


class ListeContrats(ListeLimitrophe, kw_only=True):
    """Contrats de ville (2015-2023) of a cité."""

    KIND: ClassVar[str] = "contrat_2015"


class ListeQpv(ListeDeCodes, kw_only=True):
    """QPV (2015-2023) of a cité."""

    KIND: ClassVar[str] = "qpv_2015"
    ROLES: ClassVar[tuple[str, ...]] = ("coeur", "a_cheval")

    coeur: Annotated[
        tuple[Code, ...],
        Meta(title="Cœur", description="QPV entièrement dans le territoire de la cité.", examples=[["QP094006"]]),
    ]
    a_cheval: Annotated[
        tuple[Code, ...], Meta(title="À cheval", description="QPV qui débordent du territoire de la cité.")
    ] = ()


class Porteur(Provenance, kw_only=True):
    """A body that carries, steers or coordinates the cité."""

    nom: Annotated[
        Intitule,
        Meta(
            title="Nom",
            description="Nom de l’organisme, jamais d’une personne.",
            examples=["Préfecture de Maine-et-Loire"],
        ),
    ]
    role: Annotated[
        Literal["porteur", "pilote", "copilote", "coordonnateur", "appui"],
        Meta(title="Rôle", description="Rôle de l’organisme dans la cité.", examples=["copilote"]),
    ]
    texte: Annotated[
        Texte | None,
        Meta(
            title="Texte",
            description="Précision, en nos propres mots.",
            examples=["Partage le pilotage avec la ville."],
        ),
    ] = None


class Contact(Provenance, kw_only=True):
    """Where to reach an institution; never a person."""

    institution: Annotated[
        Intitule,
        Meta(
            title="Institution",
            description="Nom de l’institution, jamais d’une personne.",
            examples=["Mairie d’Angers"],
        ),
    ]
    adresse: Annotated[
        Texte | None,
        Meta(title="Adresse", description="Adresse postale publique.", examples=["Hôtel de ville, 49000 Angers"]),
    ] = None


class Page(Provenance, kw_only=True):
    """A public page about the cité."""

    url: Annotated[
        Adresse,
        Meta(
            title="Adresse",
            description="Adresse de la page, en https ou http.",
            examples=["https://www.exemple.fr/cite-de-l-emploi"],
        ),
    ]


class Lancement(Provenance, kw_only=True):
    """When the cité began to work, as a source tells it."""

    date: Annotated[
        MoisOuJour | None,
        Meta(title="Date", description="Année, mois ou jour, selon ce que dit la source.", examples=["2020-07"]),
    ] = None
    texte: Annotated[
        Texte,
        Meta(
            title="Texte",
            description="Ce que dit la source, en nos propres mots.",
            examples=["La cité débute en juillet 2020."],
        ),
    ]


class Enonce(Provenance, kw_only=True):
    """A sentence about the public served or an action led."""

    texte: Annotated[
        Texte,
        Meta(
            title="Texte",
            description="Ce que dit la source, en nos propres mots.",
            examples=["Parents sans solution de garde."],
        ),
    ]


class Cite(Record, kw_only=True):
    """One cité de l'emploi, as the registry holds it."""

    id: Annotated[
        CiteId,
        Meta(title="Identifiant", description="Identifiant de l’ANCT, qui ne change jamais.", examples=["cde-001"]),
    ]
    slug: Annotated[
        Slug,
        Meta(
            title="Adresse",
            description="Nom dans l’adresse de la fiche : il ne change jamais.",
            examples=["angers-loire-metropole"],
        ),
    ]
    identite: Annotated[Identite, Meta(title="Identité", description="Noms de la cité.")]
    statut: Annotated[Statut, Meta(title="Statut", description="État de l’expérimentation.")]
    vague: Annotated[Vague, Meta(title="Vague", description="Vague de labellisation.")]
    territoire: Annotated[Territoire, Meta(title="Territoire", description="Territoire dont la cité porte le nom.")]
    communes_anct: Annotated[
        ListeCommunes, Meta(title="Communes (ANCT)", description="Communes listées par l’ANCT : celles qui ont un QPV.")
    ]
    contrats_de_ville: Annotated[
        ListeContrats,
        Meta(title="Contrats de ville", description="Contrats de ville 2015-2023 sur lesquels la cité s’appuie."),
    ]
    qpv: Annotated[ListeQpv, Meta(title="QPV", description="Quartiers prioritaires (génération 2015-2023) de la cité.")]
    porteurs: Annotated[
        tuple[Porteur, ...], Meta(title="Porteurs", description="Organismes qui portent ou pilotent la cité.")
    ] = ()
    contacts: Annotated[tuple[Contact, ...], Meta(title="Contacts", description="Contacts d’institutions.")] = ()
    pages: Annotated[tuple[Page, ...], Meta(title="Pages", description="Pages publiques sur la cité.")] = ()
    lancements: Annotated[
        tuple[Lancement, ...], Meta(title="Lancements", description="Débuts, d’après les sources.")
    ] = ()
    publics: Annotated[tuple[Enonce, ...], Meta(title="Publics", description="Publics accompagnés.")] = ()
    actions: Annotated[tuple[Enonce, ...], Meta(title="Actions", description="Actions menées.")] = ()


class Registre(Record, kw_only=True):
    """The whole file `data/cites.yaml`."""

    version: Annotated[
        str,
        Meta(pattern=r"^20[0-9]{2}\.[0-9]{2}\.[0-9]{2}$"),
        Meta(title="Version", description="Version des données : année.mois.jour.", examples=["2026.11.22"]),
    ]
    cites: Annotated[tuple[Cite, ...], Meta(title="Cités", description="Une entrée par cité.")]


class Source(Record, kw_only=True):
    """One entry of `data/sources.yaml`: something that can be cited."""

    id: Annotated[
        SourceId, Meta(title="Identifiant", description="Nom court, qui ne change jamais.", examples=["irev-2021-07"])
    ]
    titre: Annotated[
        Intitule, Meta(title="Titre", description="Titre de la page ou du document.", examples=["Cités de l’emploi"])
    ]
    editeur: Annotated[Intitule, Meta(title="Éditeur", description="Organisme qui publie.", examples=["ANCT"])]
    url: Annotated[
        Adresse | None,
        Meta(
            title="Adresse",
            description="Adresse de la page, en https ou http.",
            examples=["https://www.exemple.fr/cite-de-l-emploi"],
        ),
    ] = None
    reference: Annotated[
        Texte | None,
        Meta(
            title="Référence",
            description="Référence légale, ou ce qui permet de retrouver la source sans adresse.",
            examples=["Dépêche 649174."],
        ),
    ] = None
    date: Annotated[
        MoisOuJour | None,
        Meta(title="Date", description="Année, mois ou jour de publication, s’il est connu.", examples=["2024-03"]),
    ] = None
    lu_le: Annotated[Jour, Meta(title="Lu le", description="Jour de la dernière lecture.", examples=["2026-11-22"])]
    morte_depuis: Annotated[
        Jour | None,
        Meta(
            title="Adresse morte depuis",
            description="Jour où l’adresse ne répondait plus, constaté par « make links » ; « lu_le » reste le dernier "
            "jour où elle a été lue.",
            examples=["2027-03-15"],
        ),
    ] = None
    licence: Annotated[
        Intitule | None,
        Meta(title="Licence", description="Licence, si elle est connue.", examples=["Licence Ouverte 2.0"]),
    ] = None


class Sources(Record, kw_only=True):
    """The whole file `data/sources.yaml`."""

    sources: Annotated[tuple[Source, ...], Meta(title="Sources", description="Tout ce qui est cité.")]
