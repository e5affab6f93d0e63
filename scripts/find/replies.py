"""Answers for what has no page of answers: what touches no cité, and the divisions that hold cités.

They have the shape of those of `scripts.pages.parts.answers`, which speaks of QPV and communes that touch a cité.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from scripts.french import nombre
from scripts.links import cite_link, named_cites, sorted_cites
from scripts.model.model import Cite, Model
from scripts.pages.parts import answers
from scripts.pages.parts.answers import Rapport, Reponse, Verdict, announce, listing, unsure
from scripts.pages.parts.provenance import Traceable, mentions, preuve
from scripts.registry.reference import CommuneDeQpv2015, CommuneDeQpv2024


def for_cite(model: Model, cite: Cite) -> Reponse:
    """A cité, asked for by its name."""
    rapport = _rapport(model, cite, "C’est la cité de l’emploi", ".", cite.record.identite)
    return Reponse(Verdict.OUI, "Oui.", None, (rapport,))


def for_qpv_2015(model: Model, code: str) -> Reponse:
    """Any QPV of 2015."""
    if code in model.cites_by_qpv_2015:
        return answers.for_qpv_2015(model, code)
    return _without(model, model.reference.qpv_2015_communes[code])


def for_qpv_2024(model: Model, code: str) -> Reponse:
    """Any QPV of 2024."""
    if code in model.cites_by_qpv_2024:
        return answers.for_qpv_2024(model, code)
    if ids := model.cites_around_qpv_2024.get(code):
        return Reponse(
            Verdict.NON_DIT,
            "Les sources ne le disent pas.",
            "Ce quartier est venu en 2024, après la liste des cités, dans une commune qu’elle ne nomme pas.",
            tuple(answers.around(model, cite) for cite in named_cites(model, ids)),
        )
    return _without(model, model.reference.qpv_2024_communes[code])


def for_arrondissement(model: Model, code: str, commune: str) -> Reponse:
    """An arrondissement of Paris, Lyon or Marseille, which a territory may hold without the rest of the commune."""
    listing = named_cites(model, model.cites_by_commune.get(commune, ()))
    if inside := [cite for cite in listing if code in cite.record.territoire.codes]:
        avant = "Cet arrondissement est dans le territoire de la cité de l’emploi"
        rapports = (_rapport(model, cite, avant, ".", cite.record.territoire) for cite in inside)
        return Reponse(Verdict.OUI, "Oui.", None, tuple(rapports))
    if touching := [cite for cite in listing if _touches(model, cite, code)]:
        avant = "Cet arrondissement est hors du territoire de la cité de l’emploi"
        apres = "\u00a0: seul un quartier qui déborde l’atteint."
        rapports = (_rapport(model, cite, avant, apres, cite.record.qpv) for cite in touching)
        return Reponse(Verdict.EN_PARTIE, "En partie.", None, tuple(rapports))
    return _no("Cet arrondissement n’est dans aucune cité de l’emploi.")


def _touches(model: Model, cite: Cite, arrondissement: str) -> bool:
    rows = model.reference.qpv_2015_communes
    return any(row.code_insee_publie == arrondissement for lien in cite.qpv for row in rows[lien.code])


def for_contrat_2015(model: Model, code: str) -> Reponse:
    """A contrat de ville 2015-2023."""
    wordings = {
        "coeur": (Verdict.OUI, "Oui.", " s’appuyait sur ce contrat de ville."),
        "limitrophe": (
            Verdict.EN_PARTIE,
            "En partie.",
            " ne s’appuyait sur ce contrat de ville que par un quartier qui déborde de son territoire.",
        ),
    }
    found = [
        (wordings[lien.role], cite, lien)
        for cite in named_cites(model, model.cites_by_contrat_2015.get(code, ()))
        for lien in cite.contrats
        if lien.code == code
    ]
    if not found:
        return _no("Aucune cité de l’emploi ne s’appuyait sur ce contrat de ville.")
    found.sort(key=lambda entry: tuple(Verdict).index(entry[0][0]))
    verdict, mots, _ = found[0][0]
    return Reponse(
        verdict,
        mots,
        announce(len(found), "s’appuyaient sur ce contrat de ville."),
        tuple(_rapport(model, cite, "La cité de l’emploi", apres, lien) for (_, _, apres), cite, lien in found),
    )


def for_contrat_2024(model: Model, code: str, known: frozenset[str]) -> Reponse:
    """A contrat de ville 2024-2030; `known` are those whose communes are known here."""
    cites = named_cites(model, model.cites_by_contrat_2024.get(code, ()))
    if cites:
        avant = "D’après ses communes, il touche la cité de l’emploi"
        return Reponse(
            Verdict.OUI,
            "Oui, d’après ses communes.",
            "Ce contrat de ville est venu après la liste des cités de l’emploi.",
            tuple(_rapport(model, cite, avant, ".", cite.record.communes_anct) for cite in cites),
        )
    if code in known:
        return _no("D’après ses communes, ce contrat de ville ne touche aucune cité de l’emploi.")
    unknown = "Les communes de ce contrat de ville ne sont pas connues ici."
    return Reponse(Verdict.NON_DIT, "Les sources ne le disent pas.", unknown, ())


def for_departement(model: Model, code: str) -> Reponse:
    """A département."""
    return _division(model, model.cites_by_departement.get(code, ()), "dans ce département")


def for_region(model: Model, code: str) -> Reponse:
    """A région."""
    return _division(model, model.cites_by_region.get(code, ()), "dans cette région")


def _division(model: Model, ids: Sequence[str], where: str) -> Reponse:
    if not ids:
        return _no(f"Aucune cité de l’emploi n’avait de commune {where}.")
    alone = len(ids) == 1
    return Reponse(
        Verdict.OUI,
        "Oui.",
        None if alone else f"{nombre(len(ids))} cités de l’emploi avaient des communes {where}.",
        tuple(
            _rapport(
                model,
                cite,
                "La cité de l’emploi",
                f" avait des communes {where}." if alone else ".",
                cite.record.communes_anct,
            )
            for cite in named_cites(model, ids)
        ),
    )


def _without(model: Model, rows: Sequence[CommuneDeQpv2015 | CommuneDeQpv2024]) -> Reponse:
    """A QPV that no cité lists, though a cité may list its commune, and its QPV remain to be confirmed."""
    communes = {row.code_insee_2024 for row in rows}
    cites = sorted_cites({cite.id: cite for code in communes for cite in listing(model, code)}.values())
    sa_commune = "sa commune" if len(communes) == 1 else "une de ses communes"
    avant = f"L’ANCT liste {sa_commune} dans la cité de l’emploi"
    doubtful = any(unsure(cite) for cite in cites)
    return Reponse(
        Verdict.A_CONFIRMER if doubtful else Verdict.NON,
        "À confirmer." if doubtful else "Non.",
        "Ce quartier n’est dans aucune des listes du registre."
        if doubtful
        else "Ce quartier n’est dans aucune cité de l’emploi.",
        tuple(_beside(model, cite, avant) for cite in cites),
    )


def _beside(model: Model, cite: Cite, avant: str) -> Rapport:
    if not unsure(cite):
        return _rapport(model, cite, avant, ", dont il n’est pas un des quartiers.", cite.record.communes_anct)
    rapport = _rapport(model, cite, avant, ", dont les quartiers restent à confirmer.", cite.record.communes_anct)
    return replace(rapport, reserves=mentions(model, cite.record.qpv))


def _no(announcement: str) -> Reponse:
    return Reponse(Verdict.NON, "Non.", announcement, ())


def _rapport(model: Model, cite: Cite, avant: str, apres: str, traceable: Traceable) -> Rapport:
    return Rapport(
        verdict=Verdict.OUI, mots="", avant=avant, cite=cite_link(cite), apres=apres, preuve=preuve(model, traceable)
    )
