"""« Is it in a cité de l'emploi? »: one answer in one sentence for a QPV of either generation, and for a commune.

An answer is a verdict, the few words that open it, and one statement for each cité concerned. The past tense is
deliberate: the experiment ended in December 2024.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct, structs

from scripts.french import compte
from scripts.links import Renvoi, cite_link, named_cites, qpv_2015_link
from scripts.model.model import Cite, Lien, Model, Succession
from scripts.pages.parts.provenance import Dit, Preuve, mentions, preuve
from scripts.registry.provenance import Confiance


class Verdict(StrEnum):
    """From the clearest yes to no; the order is that of preference where several cités answer differently."""

    OUI = "oui"
    EN_PARTIE = "en-partie"
    CONTESTE = "conteste"
    A_CONFIRMER = "a-confirmer"
    NON_DIT = "non-dit"
    TERRITOIRE = "territoire"
    NON = "non"


class Rapport(Struct, frozen=True):
    """What is said of an object and one cité: `avant`, the cité's name, `apres`.

    `par` is the QPV of 2015 through which a QPV of 2024 is linked, named between `avant` and `avant_cite`.
    """

    verdict: Verdict
    mots: str
    avant: str
    cite: Renvoi
    apres: str
    preuve: Preuve
    reserves: tuple[Dit, ...] = ()
    par: Renvoi | None = None
    avant_cite: str = ""


class Reponse(Struct, frozen=True):
    """An answer: `mots` open it (« Oui. »), `annonce` follows where there is more, or less, than one cité."""

    verdict: Verdict
    mots: str
    annonce: str | None
    rapports: tuple[Rapport, ...]


class _Wording(Struct, frozen=True):
    verdict: Verdict
    mots: str
    avant: str
    apres: str


_DANS = "Ce quartier est tout entier dans le territoire de la cité de l’emploi"
_DEBORDE = "Une partie seulement de ce quartier est dans le territoire de la cité de l’emploi"
_QPV_2015 = {
    ("coeur", Confiance.ATTESTEE): _Wording(
        Verdict.OUI, "Oui.", "Ce quartier faisait partie de la cité de l’emploi", "\u00a0: une source le nomme."
    ),
    ("coeur", Confiance.PROBABLE): _Wording(
        Verdict.OUI, "Oui, sans doute.", _DANS, "\u202f; une source laisse entendre qu’il en faisait partie."
    ),
    ("coeur", Confiance.DEDUITE): _Wording(
        Verdict.OUI, "Oui, d’après le territoire.", _DANS, "\u202f; aucune source locale lue ne le nomme."
    ),
    ("coeur", Confiance.CONTESTEE): _Wording(
        Verdict.CONTESTE,
        "Oui d’après le territoire, non d’après une source locale.",
        _DANS,
        ", mais une source donne une liste plus étroite, sans lui.",
    ),
    ("coeur", Confiance.A_CONFIRMER): _Wording(
        Verdict.A_CONFIRMER, "À confirmer.", _DANS, ", mais les quartiers de cette cité restent à confirmer."
    ),
    ("a_cheval", Confiance.ATTESTEE): _Wording(
        Verdict.OUI, "Oui, bien qu’il déborde.", _DEBORDE, "\u202f; une source le nomme."
    ),
    ("a_cheval", Confiance.PROBABLE): _Wording(
        Verdict.EN_PARTIE, "En partie.", _DEBORDE, "\u202f; une source laisse entendre qu’il en faisait partie."
    ),
    ("a_cheval", Confiance.DEDUITE): _Wording(
        Verdict.EN_PARTIE, "En partie.", _DEBORDE, "\u202f; aucune source locale lue ne le nomme."
    ),
    ("a_cheval", Confiance.CONTESTEE): _Wording(
        Verdict.CONTESTE,
        "En partie d’après le territoire, non d’après une source locale.",
        _DEBORDE,
        ", et une source donne une liste plus étroite, sans lui.",
    ),
    ("a_cheval", Confiance.A_CONFIRMER): _Wording(
        Verdict.A_CONFIRMER, "À confirmer.", _DEBORDE, ", et les quartiers de cette cité restent à confirmer."
    ),
}
_SUITE = {
    Verdict.OUI: "Oui, par le quartier dont il prend la suite.",
    Verdict.EN_PARTIE: "En partie, par le quartier dont il prend la suite.",
    Verdict.CONTESTE: "Oui d’après le territoire, non d’après une source locale.",
    Verdict.A_CONFIRMER: "À confirmer.",
}
_FILIATION = {
    Verdict.OUI: ", qui faisait partie de la cité de l’emploi",
    Verdict.EN_PARTIE: ", dont une partie seulement est dans le territoire de la cité de l’emploi",
    Verdict.CONTESTE: ", qu’une source écarte de la cité de l’emploi",
    Verdict.A_CONFIRMER: ", dont rien ne confirme qu’il faisait partie de la cité de l’emploi",
}
_DEHORS = "Non\u00a0: hors du territoire, mais il prend la suite d’un quartier qui y touchait."
_COMMUNE = {
    "coeur": _Wording(Verdict.OUI, "Oui.", "L’ANCT liste cette commune dans la cité de l’emploi", "."),
    "limitrophe": _Wording(
        Verdict.EN_PARTIE,
        "En partie.",
        "L’ANCT liste cette commune avec la cité de l’emploi",
        ", mais elle est hors de son territoire\u00a0: seul un quartier qui déborde l’atteint.",
    ),
}
_QUARTIERS_A_CONFIRMER = " Les quartiers de cette cité restent à confirmer."
_RESERVES = ("restreint", "contredit")
_ALL_SAID = (*_RESERVES, "precise")
"""What is told where the quartiers of a cité remain to be confirmed."""
_ORDER = tuple(Verdict)


def for_qpv_2015(model: Model, code: str) -> Reponse:
    """The answer for a QPV of 2015 that some cité lists."""
    return _several(
        [_of_qpv_2015(model, lien) for lien in model.liens_qpv(code)], "ont ce quartier sur leur territoire."
    )


def for_qpv_2024(model: Model, code: str) -> Reponse:
    """The answer for a QPV of 2024 that touches a cité, by the QPV it follows or, without one, by its commune."""
    successions = model.successions_by_2024.get(code, ())
    cites = named_cites(model, model.cites_by_qpv_2024[code])
    if not successions:
        return Reponse(
            Verdict.NON_DIT,
            "Les sources ne le disent pas.",
            "Ce quartier a été dessiné en 2024, après la liste des cités de l’emploi, "
            "et ne prend la suite d’aucun autre.",
            tuple(_nearby(model, cite.id) for cite in cites),
        )
    return _several(
        [_of_qpv_2024(model, code, cite, successions) for cite in cites],
        "avaient sur leur territoire ce dont il prend la suite.",
    )


def for_commune(model: Model, code: str, merged: Sequence[str] = ()) -> Reponse:
    """The answer for a commune; `merged` are those it has absorbed since 2024: they count where it is not listed."""
    found: dict[str, Lien] = {}
    for listed in (code, *merged):
        for cite_id in model.cites_by_commune.get(listed, ()):
            found.setdefault(cite_id, next(lien for lien in model.cites[cite_id].communes_anct if lien.code == listed))
    liens = list(found.values())
    if liens:
        return _several([_of_commune(model, lien) for lien in liens], "touchent cette commune.")
    if code in model.cites_by_territoire:
        return Reponse(
            Verdict.TERRITOIRE,
            "Non\u00a0: dans le territoire, mais sans quartier listé.",
            None,
            tuple(around(model, cite) for cite in named_cites(model, model.cites_by_territoire[code])),
        )
    return Reponse(Verdict.NON, "Non.", "Cette commune n’est dans aucune cité de l’emploi.", ())


def listing(model: Model, commune: str) -> list[Cite]:
    """The cités of which a commune is a `coeur` one."""
    return [
        cite
        for cite in named_cites(model, model.cites_by_commune.get(commune, ()))
        if any(lien.code == commune and lien.role == "coeur" for lien in cite.communes_anct)
    ]


def unsure(cite: Cite) -> bool:
    """Whether the list of its QPV remains to be confirmed: one that is not in it may be of the cité."""
    return any(lien.confiance is Confiance.A_CONFIRMER for lien in cite.qpv)


def preuves(reponse: Reponse) -> Iterator[Preuve]:
    """The provenances of all that an answer says."""
    for rapport in reponse.rapports:
        yield rapport.preuve
        yield from (reserve.preuve for reserve in rapport.reserves)


def _several(rapports: Iterable[Rapport], ce_qu_elles_font: str) -> Reponse:
    ordered = sorted(rapports, key=lambda rapport: _ORDER.index(rapport.verdict))
    first = ordered[0]
    return Reponse(first.verdict, first.mots, announce(len(ordered), ce_qu_elles_font), tuple(ordered))


def announce(count: int, ce_qu_elles_font: str) -> str | None:
    """« Deux cités de l’emploi … », where there are several."""
    if count < 2:
        return None
    return f"{'Deux' if count == 2 else 'Plusieurs'} cités de l’emploi {ce_qu_elles_font}"


def _of_qpv_2015(model: Model, lien: Lien) -> Rapport:
    cite = model.cites[lien.cite_id]
    wording = _QPV_2015[lien.role, lien.confiance]
    natures = _ALL_SAID if lien.confiance is Confiance.A_CONFIRMER else _RESERVES
    return Rapport(
        verdict=wording.verdict,
        mots=wording.mots,
        avant=wording.avant,
        cite=cite_link(cite),
        apres=wording.apres,
        preuve=preuve(model, lien),
        reserves=mentions(model, cite.record.qpv, natures),
    )


def _of_qpv_2024(model: Model, code: str, cite: Cite, successions: Sequence[Succession]) -> Rapport:
    """Through the parent that is listed by the cité and shares most of the surface, official ones first.

    One that has no commune in the territory is told so: what was left of a straddling parent may be all outside.
    """
    liens = {lien.code: lien for lien in cite.qpv}
    succession = max(
        (succession for succession in successions if succession.code_qp_2015 in liens),
        key=lambda succession: (succession.officielle, succession.part_surface_2024 or 0),
    )
    parent = _of_qpv_2015(model, liens[succession.code_qp_2015])
    inside = any(row.code_insee_2024 in cite.territoire for row in model.reference.qpv_2024_communes[code])
    return Rapport(
        verdict=parent.verdict if inside else Verdict.NON,
        mots=_SUITE[parent.verdict] if inside else _DEHORS,
        avant="Ce quartier de 2024 prend la suite du quartier"
        if succession.officielle
        else "Ce quartier de 2024 recouvre en partie le quartier",
        par=qpv_2015_link(model, succession.code_qp_2015),
        avant_cite=_FILIATION[parent.verdict],
        cite=parent.cite,
        apres="." if inside else ", mais il est lui-même hors de ce territoire.",
        preuve=parent.preuve,
        reserves=parent.reserves,
    )


def _nearby(model: Model, cite_id: str) -> Rapport:
    cite = model.cites[cite_id]
    return Rapport(
        verdict=Verdict.NON_DIT,
        mots="Les sources ne le disent pas.",
        avant="Sa commune est dans la cité de l’emploi",
        cite=cite_link(cite),
        apres=", mais aucune source lue ne dit si ce quartier en a fait partie.",
        preuve=preuve(model, cite.record.communes_anct),
    )


def _of_commune(model: Model, lien: Lien) -> Rapport:
    cite = model.cites[lien.cite_id]
    anciennes = model.reference.communes_anciennes
    arrondissements = [
        code
        for code in cite.record.territoire.codes
        if code in anciennes
        and anciennes[code].type == "arrondissement"
        and anciennes[code].code_insee_2024 == lien.code
    ]
    wording = _in_part(len(arrondissements)) if arrondissements else _COMMUNE[lien.role]
    return Rapport(
        verdict=wording.verdict,
        mots=wording.mots,
        avant=wording.avant,
        cite=cite_link(cite),
        apres=wording.apres + (_QUARTIERS_A_CONFIRMER if unsure(cite) else ""),
        preuve=preuve(model, lien),
        reserves=mentions(model, cite.record.communes_anct, _RESERVES),
    )


def _in_part(arrondissements: int) -> _Wording:
    apres = f", dont le territoire n’en comprend que {compte(arrondissements, 'arrondissement')}."
    return structs.replace(_COMMUNE["coeur"], verdict=Verdict.EN_PARTIE, mots="En partie.", apres=apres)


def around(model: Model, cite: Cite) -> Rapport:
    """What is said of a commune of the territory of a cité that ANCT does not list."""
    return Rapport(
        verdict=Verdict.TERRITOIRE,
        mots="",
        avant="Cette commune est dans le territoire de la cité de l’emploi",
        cite=cite_link(cite),
        apres=", mais l’ANCT ne la liste pas\u00a0: aucun quartier de 2015-2023 ne s’y trouvait.",
        preuve=preuve(model, cite.record.territoire),
    )
