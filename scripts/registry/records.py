"""The registry as people write it: one frozen, typed record per block of `data/cites.yaml`.

This is the only description of the registry's shape. Titles, descriptions and examples are in French because
they are shown to editors; the types, the JSON Schema and the shape errors all come from them.
Values are records only: what follows from them (lists of communes, totals) is computed in `scripts.model`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct


class Confiance(StrEnum):
    """How sure a statement is; the mapping from the words of the evidence stands in `docs/decisions.md`."""

    ATTESTEE = "attestee"
    PROBABLE = "probable"
    DEDUITE = "deduite"
    CONTESTEE = "contestee"
    A_CONFIRMER = "a_confirmer"


Texte = Annotated[str, Meta(min_length=1, max_length=1000)]
Intitule = Annotated[str, Meta(min_length=1, max_length=200)]
Adresse = Annotated[str, Meta(min_length=1, max_length=500)]
CiteId = Annotated[str, Meta(pattern=r"^cde-[0-9]{3}$")]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
SourceId = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]

MoisOuJour = Annotated[str, Meta(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all records: immutable, and no unknown key."""


class Provenance(Record, kw_only=True):
    """Where a block or a statement comes from."""

    sources: Annotated[
        tuple[SourceId, ...],
        Meta(
            title="Sources",
            description="Identifiants des sources, tels qu’ils figurent dans data/sources.yaml.",
            examples=[["anct-cites-2023"]],
            min_length=1,
        ),
    ]
    confiance: Annotated[
        Confiance,
        Meta(
            title="Confiance",
            description="attestee : une source le dit ; probable : une source le laisse entendre ; deduite : calculé "
            "ou déduit ; contestee (QPV seulement) : une source donne une liste plus étroite, sans lui ; a_confirmer.",
            examples=["attestee"],
        ),
    ]
    lu_le: Annotated[
        date,
        Meta(
            title="Lu le",
            description="Jour où les sources ont été lues (année-mois-jour).",
            examples=["2026-11-22"],
        ),
    ]
    verifie_le: Annotated[
        date | None,
        Meta(
            title="Vérifié le",
            description="Jour où une personne a vérifié le bloc ; à laisser absent tant que personne ne l’a fait.",
            examples=["2026-12-01"],
        ),
    ] = None


class Mention(Provenance, kw_only=True):
    """A statement kept beside the retained value, with its own source."""

    nature: Annotated[
        Literal["confirme", "precise", "restreint", "contredit"],
        Meta(
            title="Nature",
            description="Ce que l’énoncé fait à la valeur retenue : il la confirme, la précise, la restreint ou la contredit.",
            examples=["restreint"],
        ),
    ]
    texte: Annotated[
        Texte,
        Meta(title="Texte", description="Ce que dit la source, en nos propres mots.", examples=["Ne retient que trois quartiers."]),
    ]


class Bloc(Provenance, kw_only=True):
    """A block of a cité: a retained value, its provenance, and what else has been said of it."""

    mentions: Annotated[
        tuple[Mention, ...],
        Meta(title="Mentions", description="Autres énoncés sur ce bloc, chacun avec sa source."),
    ] = ()


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
    """The territory a cité stands for; its communes are resolved from the COG, never typed."""

    type: Annotated[
        Literal["communes", "epci", "ept", "departement"],
        Meta(title="Type", description="Nature du territoire.", examples=["epci"]),
    ]
    codes: Annotated[
        tuple[str, ...],
        Meta(
            title="Codes",
            description="Codes des communes ou arrondissements (INSEE), SIREN de l’EPCI ou de l’EPT, code du département.",
            examples=[["244900015"]],
            min_length=1,
        ),
    ]
    hors: Annotated[
        tuple[str, ...],
        Meta(
            title="Hors",
            description="Communes du territoire qui n’appartiennent pas à la cité (elles en forment une autre).",
            examples=[["93073"]],
        ),
    ] = ()


class Code(Record, kw_only=True):
    """One code of a list; what is not given here is that of the block. May be written as its code alone."""

    ABREGE: ClassVar[str] = "code"

    code: Annotated[str, Meta(title="Code", description="Code officiel, entre guillemets.", examples=["QP094006"])]
    confiance: Annotated[
        Confiance | None, Meta(title="Confiance", description="Seulement si elle diffère de celle du bloc.")
    ] = None
    sources: Annotated[
        Annotated[tuple[SourceId, ...], Meta(min_length=1)] | None,
        Meta(title="Sources", description="Seulement si elles diffèrent de celles du bloc."),
    ] = None
    lu_le: Annotated[date | None, Meta(title="Lu le", description="Seulement s’il diffère de celui du bloc.")] = None
    verifie_le: Annotated[
        date | None, Meta(title="Vérifié le", description="Seulement s’il diffère de celui du bloc.")
    ] = None
    partage_avec: Annotated[
        tuple[CiteId, ...],
        Meta(title="Partagé avec", description="QPV seulement : autres cités qui le listent aussi.", examples=[["cde-066"]]),
    ] = ()


class ListeDeCodes(Bloc, kw_only=True):
    """A list of codes, each under one of the roles that a subclass declares as fields."""

    ROLES: ClassVar[tuple[str, ...]]

    def by_role(self) -> Iterator[tuple[str, int, Code]]:
        """Yield (role, index in the list of that role, code) in the order of the file."""
        for role in self.ROLES:
            for index, code in enumerate(getattr(self, role)):
                yield role, index, code


class ListeLimitrophe(ListeDeCodes, kw_only=True):
    """Communes or contrats de ville of a cité."""

    ROLES: ClassVar[tuple[str, ...]] = ("coeur", "limitrophe")

    coeur: Annotated[
        tuple[Code, ...], Meta(title="Cœur", description="Dans le territoire de la cité.", examples=[["94028"]])
    ]
    limitrophe: Annotated[
        tuple[Code, ...],
        Meta(title="Limitrophe", description="Hors du territoire ; atteints seulement par un QPV qui déborde."),
    ] = ()


class ListeQpv(ListeDeCodes, kw_only=True):
    """QPV (2015-2023) of a cité."""

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

    nom: Annotated[Intitule, Meta(title="Nom", description="Nom de l’organisme, jamais d’une personne.")]
    role: Annotated[
        Literal["porteur", "pilote", "copilote", "coordonnateur", "appui"],
        Meta(title="Rôle", description="Rôle de l’organisme dans la cité."),
    ]
    texte: Annotated[Texte | None, Meta(title="Texte", description="Précision, en nos propres mots.")] = None


class Contact(Provenance, kw_only=True):
    """Where to reach an institution; never a person."""

    institution: Annotated[Intitule, Meta(title="Institution", description="Nom de l’institution.")]
    adresse: Annotated[Texte | None, Meta(title="Adresse", description="Adresse postale publique.")] = None


class Page(Provenance, kw_only=True):
    """A public page about the cité."""

    url: Annotated[Adresse, Meta(title="Adresse", description="Adresse de la page, en https ou http.")]


class Lancement(Provenance, kw_only=True):
    """When the cité began to work, as a source tells it."""

    date: Annotated[
        MoisOuJour | None,
        Meta(title="Date", description="Année, mois ou jour, selon ce que dit la source.", examples=["2020-07"]),
    ] = None
    texte: Annotated[Texte, Meta(title="Texte", description="Ce que dit la source, en nos propres mots.")]


class Enonce(Provenance, kw_only=True):
    """A sentence about the public served or an action led."""

    texte: Annotated[Texte, Meta(title="Texte", description="Ce que dit la source, en nos propres mots.")]


class Cite(Record, kw_only=True):
    """One cité de l'emploi, as the registry holds it."""

    id: Annotated[CiteId, Meta(title="Identifiant", description="Identifiant de l’ANCT, qui ne change jamais.", examples=["cde-001"])]
    slug: Annotated[Slug, Meta(title="Adresse", description="Nom dans l’adresse de la fiche : il ne change jamais.", examples=["angers-loire-metropole"])]
    identite: Annotated[Identite, Meta(title="Identité", description="Noms de la cité.")]
    statut: Annotated[Statut, Meta(title="Statut", description="État de l’expérimentation.")]
    vague: Annotated[Vague, Meta(title="Vague", description="Vague de labellisation.")]
    territoire: Annotated[Territoire, Meta(title="Territoire", description="Territoire dont la cité porte le nom.")]
    communes_anct: Annotated[
        ListeLimitrophe, Meta(title="Communes (ANCT)", description="Communes listées par l’ANCT : celles qui ont un QPV.")
    ]
    contrats_de_ville: Annotated[
        ListeLimitrophe, Meta(title="Contrats de ville", description="Contrats de ville 2015-2023 sur lesquels la cité s’appuie.")
    ]
    qpv: Annotated[ListeQpv, Meta(title="QPV", description="Quartiers prioritaires (génération 2015-2023) de la cité.")]
    porteurs: Annotated[tuple[Porteur, ...], Meta(title="Porteurs", description="Organismes qui portent ou pilotent la cité.")] = ()
    contacts: Annotated[tuple[Contact, ...], Meta(title="Contacts", description="Contacts d’institutions.")] = ()
    pages: Annotated[tuple[Page, ...], Meta(title="Pages", description="Pages publiques sur la cité.")] = ()
    lancements: Annotated[tuple[Lancement, ...], Meta(title="Lancements", description="Débuts, d’après les sources.")] = ()
    publics: Annotated[tuple[Enonce, ...], Meta(title="Publics", description="Publics accompagnés.")] = ()
    actions: Annotated[tuple[Enonce, ...], Meta(title="Actions", description="Actions menées.")] = ()


class Registre(Record, kw_only=True):
    """The whole file `data/cites.yaml`."""

    version: Annotated[
        str,
        Meta(pattern=r"^[0-9]{4}\.[0-9]{2}\.[0-9]{2}$"),
        Meta(title="Version", description="Version des données : année.mois.jour.", examples=["2026.11.22"]),
    ]
    cites: Annotated[tuple[Cite, ...], Meta(title="Cités", description="Une entrée par cité.")]


class Source(Record, kw_only=True):
    """One entry of `data/sources.yaml`: something that can be cited."""

    id: Annotated[SourceId, Meta(title="Identifiant", description="Nom court, qui ne change jamais.", examples=["irev-2021-07"])]
    titre: Annotated[Intitule, Meta(title="Titre", description="Titre de la page ou du document.")]
    editeur: Annotated[Intitule, Meta(title="Éditeur", description="Organisme qui publie.")]
    url: Annotated[Adresse | None, Meta(title="Adresse", description="Adresse de la page, en https ou http.")] = None
    reference: Annotated[
        Texte | None, Meta(title="Référence", description="Référence légale, ou ce qui permet de retrouver la source sans adresse.")
    ] = None
    date: Annotated[MoisOuJour | None, Meta(title="Date", description="Date de publication, si elle est connue.")] = None
    lu_le: Annotated[date, Meta(title="Lu le", description="Jour de la dernière lecture.")]
    licence: Annotated[Intitule | None, Meta(title="Licence", description="Licence, si elle est connue.")] = None


class Sources(Record, kw_only=True):
    """The whole file `data/sources.yaml`."""

    sources: Annotated[tuple[Source, ...], Meta(title="Sources", description="Tout ce qui est cité.")]


class Fait(Provenance, kw_only=True):
    """One fact about the programme as a whole."""

    id: Annotated[SourceId, Meta(title="Identifiant")]
    theme: Annotated[
        Literal["origine", "labellisation", "financement", "pilotage", "criteres", "evaluation", "fin", "suite"],
        Meta(title="Thème"),
    ]
    texte: Annotated[Texte, Meta(title="Texte", description="Le fait, en nos propres mots.")]
    date: Annotated[MoisOuJour | None, Meta(title="Date du fait")] = None


class Version(Provenance, kw_only=True):
    """One of several figures or dates that disagree."""

    texte: Annotated[Texte, Meta(title="Texte")]
    retenue: Annotated[bool, Meta(title="Retenue", description="Vrai pour la version que le registre retient.")] = False


class Desaccord(Record, kw_only=True):
    """A point on which public sources disagree."""

    id: Annotated[SourceId, Meta(title="Identifiant")]
    sujet: Annotated[Intitule, Meta(title="Sujet")]
    versions: Annotated[tuple[Version, ...], Meta(title="Versions", min_length=2)]


class Critere(Record, kw_only=True):
    """Which rows a published figure counts; a criterion that is absent does not restrict."""

    cites: Annotated[tuple[CiteId, ...] | None, Meta(title="Cités")] = None
    vague: Annotated[Literal[2020, 2021] | None, Meta(title="Vague")] = None
    region: Annotated[str | None, Meta(title="Région", description="Code INSEE de la région.")] = None
    territoires: Annotated[
        tuple[Literal["communes", "epci", "ept", "departement"], ...] | None, Meta(title="Types de territoire")
    ] = None


class ChiffrePublie(Provenance, kw_only=True):
    """A total that a public source gives, and that the check recomputes from the registry."""

    id: Annotated[SourceId, Meta(title="Identifiant")]
    libelle: Annotated[Intitule, Meta(title="Libellé")]
    mesure: Annotated[Literal["cites", "qpv"], Meta(title="Mesure", description="Ce qui est compté : des cités, ou des QPV distincts.")]
    critere: Annotated[Critere, Meta(title="Critère")]
    valeur: Annotated[int, Meta(title="Valeur publiée", ge=0)]
    texte: Annotated[Texte | None, Meta(title="Remarque")] = None


class Lacune(Record, kw_only=True):
    """Something looked for and not found."""

    id: Annotated[SourceId, Meta(title="Identifiant")]
    texte: Annotated[Texte, Meta(title="Texte")]


class Programme(Record, kw_only=True):
    """The whole file `data/programme.yaml`."""

    faits: Annotated[tuple[Fait, ...], Meta(title="Faits")]
    desaccords: Annotated[tuple[Desaccord, ...], Meta(title="Désaccords")]
    chiffres_publies: Annotated[tuple[ChiffrePublie, ...], Meta(title="Chiffres publiés")]
    lacunes: Annotated[tuple[Lacune, ...], Meta(title="Lacunes")]
