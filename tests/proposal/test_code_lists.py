"""Codes that come and go, and those that a narrower source leaves out."""

from __future__ import annotations

from scripts.forms import CORRIGER
from tests.proposal.forms import CITED, ERASE, KEEP, NEW, SURE, proposed, reasons, told, written

ANGERS = {"cite": "cde-001", **SURE}


def test_codes_are_added_with_their_source_and_their_name(root):
    answers = {"bloc": "QPV", "correction": "Ajouter : QP049004 Grand Pigeon, qp049005"}
    proposal = proposed(root, CORRIGER, **ANGERS, **answers, **KEEP, **CITED)
    assert proposal.ready
    assert written(proposal)[:5] == [
        '+- code: "QP049004" # Grand Pigeon (Angers)',
        "+confiance: attestee",
        "+sources:",
        '+- "angers-loire-developpement"',
        "+lu_le: 2026-12-24",
    ]
    assert "** : 2 QPV ajoutés : QP049004 Grand Pigeon, QP049005 Monplaisir\n" in told(proposal)


def test_a_code_that_is_wrong_is_told_with_the_one_that_was_meant(root):
    answers = {"bloc": "QPV", "correction": "Ajouter : Monplaisir\nRetirer : QP49001\n- QP094006\n+ QP049001\nQP049004"}
    proposal = proposed(root, CORRIGER, **ANGERS, **answers, **KEEP, **CITED)
    assert reasons(proposal) == [
        "Ce qu’il faudrait lire : la ligne « QP049004 » ne dit pas quoi faire : commencez-la par « Ajouter : » ou "
        "« Retirer : », comme « Ajouter : QP094006 »."
    ]
    answers["correction"] = answers["correction"].removesuffix("\nQP049004")
    assert reasons(proposed(root, CORRIGER, **ANGERS, **answers, **KEEP, **CITED)) == [
        "Ce qu’il faudrait lire : « Monplaisir » n’est pas un code de QPV de 2015. Vouliez-vous écrire « QP049005 », "
        "Monplaisir (Angers) ?",
        "Ce qu’il faudrait lire : « QP49001 » n’est pas un code de QPV de 2015. Vouliez-vous écrire « QP049001 », "
        "Belle Beille (Angers) ?",
        "Ce qu’il faudrait lire : « QP094006 », Petit Pré - Sablières (Créteil) ne figure pas dans la liste « QPV » de "
        "cette cité.",
        "Ce qu’il faudrait lire : « QP049001 », Belle Beille (Angers) figure déjà dans la liste « QPV » de cette cité.",
    ]


def test_a_code_that_does_not_exist_is_told_by_the_check(root):
    proposal = proposed(root, CORRIGER, **ANGERS, bloc="QPV", correction="Ajouter : QP049999", **KEEP, **CITED)
    assert not proposal.ready
    assert "- **QPV inconnu** : « QP049999 » n’est le code d’aucun QPV de 2015." in told(proposal)


def test_a_qpv_goes_under_the_role_that_its_border_gives_it(root):
    """And what the registry lacks then is told."""
    answers = {"cite": "cde-002", "bloc": "QPV", "correction": "Retirer : QP092013", **ERASE, **CITED, **SURE}
    proposal = proposed(root, CORRIGER, **answers)
    assert not proposal.ready and "**QPV des communes de la liste, oublié**" in told(proposal)
    answers = {"cite": "cde-001", "bloc": "QPV", "correction": "Ajouter : QP092013", **ERASE, **CITED, **SURE}
    proposal = proposed(root, CORRIGER, **answers)
    assert "+      a_cheval:" in told(proposal)
    assert "« QP092013 », Agnettes (Asnières-sur-Seine, Gennevilliers) est à cheval sur la limite du territoire." in [
        note.replace("\u00a0", " ") for note in proposal.notes
    ]


def test_what_a_narrower_source_leaves_out_is_contested_not_erased(root):
    proposal = proposed(root, CORRIGER, **ANGERS, bloc="QPV", correction="Retirer : QP049001", **KEEP, **NEW)
    assert proposal.ready
    assert written(proposal) == [
        "-confiance: attestee",
        "+confiance: contestee",
        '-- "cariforef-pays-loire-levent-freins-qpv"',
        '+- "ville-angers-page-cite"',
        "+lu_le: 2026-12-24",
        "+- nature: restreint",
        '+texte: "Ne retient pas QP049001 Belle Beille."',
        "+sources:",
        '+- "ville-angers-page-cite"',
        "+confiance: attestee",
        "+lu_le: 2026-12-24",
    ]


def test_a_slip_of_the_keyboard_is_erased_and_cites_nothing(root):
    proposal = proposed(root, CORRIGER, **ANGERS, bloc="QPV", correction="Retirer : QP049002", **ERASE, **NEW)
    assert proposal.ready and set(proposal.files) == {"data/cites.yaml"}
    assert len(written(proposal)) == 4 and '-- code: "QP049002" # Roseraie (Angers)' in written(proposal)
    assert [note.replace("\u00a0", " ") for note in proposal.notes] == [
        "Un code retiré ne cite plus de source : celle de cette demande n’entre pas dans le registre."
    ]


def test_the_last_code_of_a_list_that_may_be_absent_takes_its_key_along(root):
    answers = {
        "cite": "cde-002",
        "bloc": "Contrats de ville",
        "correction": "Retirer : CV905",
        **ERASE,
        **CITED,
        **SURE,
    }
    assert "-limitrophe:" in written(proposed(root, CORRIGER, **answers))


def test_a_commune_that_no_quarter_explains_is_told(root):
    answers = {"bloc": "Communes (ANCT)", "correction": "Ajouter : 49020", **ERASE, **CITED}
    proposal = proposed(root, CORRIGER, **ANGERS, **answers)
    assert "- **Commune sans QPV de la liste** : Aucun QPV de la liste ne touche « 49020 » (Beaucouzé)" in told(
        proposal
    )


def test_a_code_that_comes_and_goes_at_once_is_refused(root):
    answers = {"bloc": "QPV", "correction": "Ajouter : QP049004\nAjouter : QP049004\nRetirer : QP049001, QP049001"}
    assert proposed(root, CORRIGER, **ANGERS, **answers, **KEEP, **CITED).ready
    answers["correction"] = "\n".join(["Ajouter : QP049004"] * 51)
    assert reasons(proposed(root, CORRIGER, **ANGERS, **answers, **KEEP, **CITED)) == [
        "Ce qu’il faudrait lire : plus de 50 codes : faites plusieurs demandes."
    ]
    answers["correction"] = f"Ajouter : {'QP049004, ' * 400}"
    assert len(reasons(proposed(root, CORRIGER, **ANGERS, **answers, **KEEP, **CITED))) == 1
    answers["correction"] = "Ajouter : ,"
    assert reasons(proposed(root, CORRIGER, **ANGERS, **answers, **KEEP, **CITED)) == [
        "Ce qu’il faudrait lire : aucun code n’est écrit : donnez-en un."
    ]
