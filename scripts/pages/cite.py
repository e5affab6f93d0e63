"""The fiche of a cité: `/cites/<slug>/`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.model.model import Cite, Habitants, Lien, Model
from scripts.pages.cite_rows import kind_of_territoire
from scripts.pages.french import compte, jour, liste, typographie
from scripts.pages.links import (
    Renvoi,
    cite_link,
    cite_links,
    cite_path,
    commune_link,
    commune_links,
    contrat_2015_link,
    contrat_2024_link,
    departement_link,
    region_link,
    sorted_cites,
)
from scripts.pages.page import Link, Page
from scripts.pages.provenance import Dit, Notice, Preuve, cited, mentions, preuve
from scripts.pages.qpv_rows import SITUATIONS, Quartier2015, Quartier2024, quartier_2015, quartier_2024
from scripts.registry import records
from scripts.registry.records import Confiance

_PILOTAGE = "pilotage-prefectures"
_VAGUE = {
    Confiance.ATTESTEE: "Une source nomme cette cité et donne l’année.",
    Confiance.PROBABLE: "Une source le laisse entendre.",
    Confiance.DEDUITE: "Aucune source ne le dit en ces mots\u00a0: l’année se déduit de ce qu’elles disent.",
    Confiance.A_CONFIRMER: "Seul le numéro de la cité dans la liste de l’ANCT l’indique "
    "(001 à 024 en 2020, 025 à 084 en 2021)\u202f; à confirmer.",
}
_MANQUES = {
    "lancements": "quand elle a commencé",
    "publics": "qui elle accompagnait",
    "actions": "ce qu’elle a fait",
}


@dataclass(frozen=True, slots=True)
class Bloc:
    """The provenance of a block and what else has been said of it."""

    preuve: Preuve
    mentions: tuple[Dit, ...]


@dataclass(frozen=True, slots=True)
class Quartier:
    """A QPV in the table of a fiche; `preuve` is absent where it is that of the whole list."""

    quartier: Quartier2015
    situation: str
    confiance: Confiance
    preuve: Preuve | None
    partage: tuple[Renvoi, ...]


@dataclass(frozen=True, slots=True)
class ContratLie:
    """A contrat de ville of a cité; `role` is absent for those of 2024, which are inferred."""

    contrat: Renvoi
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Organisme:
    """A body with its role, or where an institution is reached; `texte` adds to it where something is known."""

    nom: str
    role: str | None
    texte: str | None
    preuve: Preuve


@dataclass(frozen=True, slots=True)
class Adresse:
    """A public page about the cité."""

    url: str
    label: str
    preuve: Preuve


@dataclass(frozen=True, slots=True)
class Voisines:
    """Other cités: of the same départements, and before and after in alphabetical order."""

    departement: tuple[Renvoi, ...]
    precedente: Renvoi | None
    suivante: Renvoi | None


@dataclass(frozen=True, slots=True)
class Fiche:
    """All that a fiche shows. Blocks bear the names of the registry; the rest follows from them.

    `territoire_lieux` name the territory; `territoire_communes` are the communes it resolves to, empty where it is
    made of communes.
    """

    id: str
    nom: str
    nom_anct: str
    etat: str
    depuis: str
    annee: int
    annee_connue: str
    territoire_type: str
    territoire_lieux: tuple[Renvoi, ...]
    territoire_communes: tuple[Renvoi, ...]
    territoire_hors: tuple[Renvoi, ...]
    regions: tuple[Renvoi, ...]
    departements: tuple[Renvoi, ...]
    communes_coeur: tuple[Renvoi, ...]
    communes_limitrophes: tuple[Renvoi, ...]
    quartiers: tuple[Quartier, ...]
    sans_successeur: int
    quartiers_2024_sans_parent: tuple[Quartier2024, ...]
    habitants: Habitants
    deborde: int
    contestes: int
    contrats: tuple[ContratLie, ...]
    contrats_2024: tuple[ContratLie, ...]
    statut: Bloc
    identite: Bloc
    vague: Bloc
    territoire: Bloc
    communes_anct: Bloc
    contrats_de_ville: Bloc
    qpv: Bloc
    porteurs: tuple[Organisme, ...]
    contacts: tuple[Organisme, ...]
    pilotage: Dit | None
    pages: tuple[Adresse, ...]
    lancements: tuple[Dit, ...]
    publics: tuple[Dit, ...]
    actions: tuple[Dit, ...]
    manques: str
    voisines: Voisines
    sources: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """What all fiches need of the whole, computed once: contrats of 2024 and QPV without parent, by cité."""

    contrats_2024: Mapping[str, Sequence[str]]
    sans_parent: Mapping[str, Sequence[str]]
    pilotage: Dit | None


def pages(model: Model) -> Iterator[Page]:
    """One page a cité, in alphabetical order."""
    index = _index(model)
    cites = sorted_cites(model.cites.values())
    for rank, cite in enumerate(cites):
        before = cite_link(cites[rank - 1]) if rank else None
        after = cite_link(cites[rank + 1]) if rank + 1 < len(cites) else None
        yield _page(model, cite, _fiche(model, cite, index, Voisines(_same_departement(model, cite), before, after)))


def _page(model: Model, cite: Cite, fiche: Fiche) -> Page:
    first, last = cite.lignes
    return Page(
        path=f"{cite_path(cite)}index.html",
        template="cite.html",
        title=fiche.nom,
        description=f"La cité de l’emploi {fiche.nom} ({liste(link.label for link in fiche.departements)}), "
        f"terminée depuis {jour(cite.record.statut.depuis)}\u00a0: "
        f"{compte(len(cite.qpv), 'quartier prioritaire', 'quartiers prioritaires')}, "
        f"{compte(len(cite.communes_anct), 'commune')}, qui la portait, ce qu’en disent les sources.",
        kind="Cité",
        context=fiche,
        crumbs=(Link("Les 84 cités", "cites/"),),
        ways_out=(Link("Les données du registre", "donnees/"),),
        edit=f"data/cites.yaml#L{first}-L{last}",
    )


def _index(model: Model) -> _Index:
    contrats: dict[str, list[str]] = defaultdict(list)
    for code, ids in model.cites_by_contrat_2024.items():
        for cite_id in ids:
            contrats[cite_id].append(code)
    sans_parent: dict[str, list[str]] = defaultdict(list)
    for code, ids in model.cites_by_qpv_2024.items():
        if code not in model.successions_by_2024:
            for cite_id in ids:
                sans_parent[cite_id].append(code)
    pilotage = next((fait for fait in model.programme.faits if fait.id == _PILOTAGE), None)
    return _Index(contrats, sans_parent, pilotage and Dit(typographie(pilotage.texte), preuve(model, pilotage)))


def _same_departement(model: Model, cite: Cite) -> tuple[Renvoi, ...]:
    ids = dict.fromkeys(other for code in cite.departements for other in model.cites_by_departement[code])
    return cite_links(model, (other for other in ids if other != cite.id))


def _fiche(model: Model, cite: Cite, index: _Index, voisines: Voisines) -> Fiche:
    record = cite.record
    quartiers = tuple(_quartier(model, record.qpv, lien) for lien in cite.qpv)
    blocs = {
        name: Bloc(preuve(model, bloc), mentions(model, bloc))
        for name in ("statut", "identite", "vague", "territoire", "communes_anct", "contrats_de_ville", "qpv")
        for bloc in [getattr(record, name)]
    }
    porteurs = tuple(
        Organisme(typographie(p.nom), p.role, p.texte and typographie(p.texte), preuve(model, p))
        for p in record.porteurs
    )
    contacts = tuple(
        Organisme(typographie(c.institution), None, c.adresse and typographie(c.adresse), preuve(model, c))
        for c in record.contacts
    )
    adresses = tuple(_adresse(model, page) for page in record.pages)
    lancements = tuple(
        Dit(typographie(debut.texte), preuve(model, debut), date=debut.date) for debut in record.lancements
    )
    publics, actions = _dits(model, record.publics), _dits(model, record.actions)
    return Fiche(
        id=cite.id,
        nom=typographie(cite.nom),
        nom_anct=typographie(record.identite.nom_anct),
        etat=record.statut.etat,
        depuis=record.statut.depuis,
        annee=record.vague.annee,
        annee_connue=_VAGUE[record.vague.confiance],
        territoire_type=kind_of_territoire(model, cite),
        territoire_lieux=_lieux(model, cite),
        territoire_communes=commune_links(model, cite.territoire) if record.territoire.type != "communes" else (),
        territoire_hors=commune_links(model, record.territoire.hors),
        regions=tuple(region_link(model, code) for code in cite.regions),
        departements=tuple(departement_link(model, code) for code in cite.departements),
        communes_coeur=commune_links(model, (lien.code for lien in cite.communes_anct if lien.role == "coeur")),
        communes_limitrophes=commune_links(model, (lien.code for lien in cite.communes_anct if lien.role != "coeur")),
        quartiers=quartiers,
        sans_successeur=sum(not row.quartier.successeurs for row in quartiers),
        quartiers_2024_sans_parent=tuple(quartier_2024(model, code) for code in index.sans_parent.get(cite.id, ())),
        habitants=cite.habitants,
        deborde=sum(lien.role == "a_cheval" for lien in cite.qpv),
        contestes=sum(lien.confiance == Confiance.CONTESTEE for lien in cite.qpv),
        contrats=tuple(ContratLie(contrat_2015_link(model, lien.code), lien.role) for lien in cite.contrats),
        contrats_2024=tuple(
            ContratLie(contrat_2024_link(model, code)) for code in index.contrats_2024.get(cite.id, ())
        ),
        porteurs=porteurs,
        contacts=contacts,
        pilotage=index.pilotage,
        pages=adresses,
        lancements=lancements,
        publics=publics,
        actions=actions,
        manques=_manques(record),
        voisines=voisines,
        sources=cited(
            [
                *(p for bloc in blocs.values() for p in (bloc.preuve, *(dit.preuve for dit in bloc.mentions))),
                *(row.preuve for row in quartiers if row.preuve),
                *(item.preuve for item in (*porteurs, *contacts, *adresses, *lancements, *publics, *actions)),
                *((index.pilotage.preuve,) if index.pilotage else ()),
            ]
        ),
        **blocs,
    )


def _lieux(model: Model, cite: Cite) -> tuple[Renvoi, ...]:
    territoire = cite.record.territoire
    match territoire.type:
        case "communes":
            return tuple(_commune_or_arrondissement(model, code) for code in territoire.codes)
        case "departement":
            return tuple(departement_link(model, code) for code in territoire.codes)
        case _:
            return (Renvoi(typographie(cite.nom_territoire), None),)


def _commune_or_arrondissement(model: Model, code: str) -> Renvoi:
    link = commune_link(model, model.reference.commune_2024(code))
    ancienne = model.reference.communes_anciennes.get(code)
    return (
        Renvoi(typographie(ancienne.nom).replace("Arrondissement", "arrondissement"), link.path) if ancienne else link
    )


def _quartier(model: Model, liste_qpv: records.ListeQpv, lien: Lien) -> Quartier:
    return Quartier(
        quartier=quartier_2015(model, lien.code),
        situation=SITUATIONS[lien.role],
        confiance=lien.confiance,
        preuve=preuve(model, lien) if lien.sources != liste_qpv.sources else None,
        partage=cite_links(model, lien.partage_avec),
    )


def _adresse(model: Model, page: records.Page) -> Adresse:
    own = preuve(model, page)
    same = next((c.notice for c in own.citations if c.notice.url == page.url), None)
    label = f"{same.editeur}\u00a0: {same.titre}" if same else page.url.partition("://")[2]
    return Adresse(page.url, label, own)


def _dits(model: Model, enonces: Sequence[records.Enonce]) -> tuple[Dit, ...]:
    return tuple(Dit(typographie(enonce.texte), preuve(model, enonce)) for enonce in enonces)


def _manques(record: records.Cite) -> str:
    """What no source says of the activity, after « ne dit »: « quand elle a commencé ni ce qu’elle a fait »."""
    *first, last = [words for name, words in _MANQUES.items() if not getattr(record, name)] or [""]
    return f"{', '.join(first)} ni {last}" if first else last
