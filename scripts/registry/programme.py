"""The programme as a whole, as people write it in `data/programme.yaml`: one frozen, typed record per block."""

from typing import Annotated, Literal

from msgspec import Meta

from scripts.registry.provenance import (
    Adresse,
    CiteId,
    CodeOfficiel,
    Intitule,
    MoisOuJour,
    Provenance,
    Record,
    SourceId,
    Texte,
)


class Fait(Provenance, kw_only=True):
    """One fact about the programme as a whole."""

    id: Annotated[
        SourceId,
        Meta(title="Identifiant", description="Nom court, qui ne change jamais.", examples=["debut-mars-2020"]),
    ]
    theme: Annotated[
        Literal["origine", "labellisation", "financement", "pilotage", "criteres", "evaluation", "fin", "suite"],
        Meta(title="Thème", description="Partie de la page du programme où le fait est dit.", examples=["financement"]),
    ]
    texte: Annotated[
        Texte,
        Meta(
            title="Texte",
            description="Le fait, en nos propres mots.",
            examples=["Le montant est de 50 000 € par cité."],
        ),
    ]
    date: Annotated[
        MoisOuJour | None,
        Meta(title="Date du fait", description="Année, mois ou jour du fait, s’il est connu.", examples=["2020-03"]),
    ] = None


class Version(Provenance, kw_only=True):
    """One of several figures or dates that disagree."""

    texte: Annotated[
        Texte,
        Meta(
            title="Texte", description="Ce que disent ces sources, en nos propres mots.", examples=["Compte 80 cités."]
        ),
    ]
    retenue: Annotated[
        bool,
        Meta(
            title="Retenue",
            description="true pour la version que le registre retient ; à laisser absent pour les autres.",
        ),
    ] = False


class Desaccord(Record, kw_only=True):
    """A point on which public sources disagree."""

    id: Annotated[
        SourceId,
        Meta(title="Identifiant", description="Nom court, qui ne change jamais.", examples=["nombre-de-cites"]),
    ]
    sujet: Annotated[
        Intitule,
        Meta(title="Sujet", description="Ce sur quoi les sources ne s’accordent pas.", examples=["Nombre de cités"]),
    ]
    versions: Annotated[
        tuple[Version, ...],
        Meta(title="Versions", description="Deux versions au moins, chacune avec ses sources.", min_length=2),
    ]


class Critere(Record, kw_only=True):
    """Which rows a published figure counts; a criterion that is absent does not restrict."""

    cites: Annotated[
        tuple[CiteId, ...] | None,
        Meta(title="Cités", description="Identifiants des seules cités comptées.", examples=[["cde-001"]]),
    ] = None
    vague: Annotated[
        Literal[2020, 2021] | None, Meta(title="Vague", description="Vague des seules cités comptées.", examples=[2020])
    ] = None
    region: Annotated[
        CodeOfficiel | None,
        Meta(title="Région", description="Code Insee de la région des seules cités comptées.", examples=["11"]),
    ] = None
    territoires: Annotated[
        tuple[Literal["communes", "epci", "ept", "departement"], ...] | None,
        Meta(
            title="Types de territoire",
            description="Types de territoire des seules cités comptées.",
            examples=[["epci"]],
        ),
    ] = None


class ChiffrePublie(Provenance, kw_only=True):
    """A total that a public source gives, and that the check recomputes from the registry."""

    id: Annotated[
        SourceId, Meta(title="Identifiant", description="Nom court, qui ne change jamais.", examples=["cites-2020"])
    ]
    libelle: Annotated[
        Intitule, Meta(title="Libellé", description="Ce que le chiffre compte.", examples=["Cités labellisées en 2020"])
    ]
    mesure: Annotated[
        Literal["cites", "qpv"],
        Meta(title="Mesure", description="Ce qui est compté : des cités, ou des QPV distincts.", examples=["cites"]),
    ]
    critere: Annotated[
        Critere, Meta(title="Critère", description="Ce que le chiffre retient ; un critère absent ne restreint rien.")
    ]
    valeur: Annotated[
        int, Meta(title="Valeur publiée", description="Le chiffre que donne la source.", examples=[24], ge=0)
    ]
    texte: Annotated[
        Texte | None,
        Meta(
            title="Remarque",
            description="Précision, en nos propres mots.",
            examples=["Compte arrêté en novembre 2023."],
        ),
    ] = None


class Lacune(Record, kw_only=True):
    """Something looked for and not found."""

    id: Annotated[
        SourceId, Meta(title="Identifiant", description="Nom court, qui ne change jamais.", examples=["porteurs"])
    ]
    texte: Annotated[
        Texte,
        Meta(
            title="Texte",
            description="Ce qui a été cherché et n’a pas été trouvé.",
            examples=["Le porteur de chaque cité."],
        ),
    ]


class Interlocuteur(Provenance, kw_only=True):
    """A public body to turn to today; never a person."""

    id: Annotated[
        SourceId, Meta(title="Identifiant", description="Nom court, qui ne change jamais.", examples=["france-travail"])
    ]
    nom: Annotated[Intitule, Meta(title="Nom", description="Nom de l’organisme.", examples=["France Travail"])]
    texte: Annotated[
        Texte,
        Meta(
            title="Texte",
            description="À qui il s’adresse et pour quoi, en nos propres mots.",
            examples=["Pour s’inscrire comme demandeur d’emploi."],
        ),
    ]
    url: Annotated[
        Adresse,
        Meta(
            title="Adresse",
            description="Page publique et nationale, en https ou http.",
            examples=["https://www.francetravail.fr/"],
        ),
    ]


class Remarque(Provenance, kw_only=True):
    """What a reader must know of some codes of the official tables, which are kept as they are published."""

    id: Annotated[
        SourceId,
        Meta(
            title="Identifiant", description="Nom court, qui ne change jamais.", examples=["saint-amand-noms-croises"]
        ),
    ]
    codes: Annotated[
        tuple[CodeOfficiel, ...],
        Meta(
            title="Codes",
            description="QPV ou contrats de ville concernés, des deux générations.",
            examples=[["QP059057", "QN05956M"]],
            min_length=1,
        ),
    ]
    texte: Annotated[
        Texte,
        Meta(
            title="Texte",
            description="Ce qui étonne dans la table officielle, en nos propres mots.",
            examples=["Les noms se croisent d’une génération à l’autre."],
        ),
    ]


class Programme(Record, kw_only=True):
    """The whole file `data/programme.yaml`."""

    faits: Annotated[
        tuple[Fait, ...], Meta(title="Faits", description="Ce que les sources disent du programme dans son ensemble.")
    ]
    desaccords: Annotated[
        tuple[Desaccord, ...], Meta(title="Désaccords", description="Points sur lesquels les sources se contredisent.")
    ]
    chiffres_publies: Annotated[
        tuple[ChiffrePublie, ...], Meta(title="Chiffres publiés", description="Totaux que le contrôle recalcule.")
    ]
    lacunes: Annotated[tuple[Lacune, ...], Meta(title="Lacunes", description="Ce qui manque au registre.")]
    interlocuteurs: Annotated[
        tuple[Interlocuteur, ...],
        Meta(title="Interlocuteurs", description="À qui s’adresser aujourd’hui : des organismes, jamais une personne."),
    ] = ()
    remarques: Annotated[
        tuple[Remarque, ...],
        Meta(title="Remarques", description="Ce qu’il faut savoir de certains codes des tables officielles."),
    ] = ()
