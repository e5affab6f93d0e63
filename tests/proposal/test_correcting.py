"""Corrections of a value: what is written, what is kept beside it, and what keeps it from being written."""

from __future__ import annotations

from scripts.forms import CORRIGER
from tests.proposal.forms import CITED, ERASE, KEEP, NEW, SURE, proposed, reasons, told, written
from tests.small_registry import replace

ANGERS = {"cite": "cde-001", **SURE}


def test_what_a_source_said_stays_beside_the_new_value(root):
    """The other key of the block keeps its source too."""
    proposal = proposed(root, CORRIGER, **ANGERS, bloc="Statut", correction="Depuis : juin 2024", **KEEP, **NEW)
    assert proposal.ready
    assert written(proposal) == [
        '-depuis: "2024-12"',
        '+depuis: "2024-06"',
        "-confiance: deduite",
        "-lu_le: 2026-11-22",
        '+- "ville-angers-page-cite"',
        "+confiance: attestee",
        "+lu_le: 2026-12-24",
        "+lu_le: 2026-11-22",
        "+- nature: contredit",
        '+texte: "Depuis : « 2024-12 »."',
        "+sources:",
        '+- "gazette-communes-font-leurs-preuves"',
        "+confiance: deduite",
    ]
    assert [note.replace("\u00a0", " ") for note in proposal.notes] == [
        "La source, la confiance et le jour de lecture valent aussi pour « État » : vérifiez qu’ils conviennent."
    ]
    assert written(proposal, "data/sources.yaml") == [
        '+- id: "ville-angers-page-cite"',
        '+titre: "Une page sur la cité"',
        '+editeur: "Ville d’Angers"',
        '+url: "https://www.exemple.fr/page"',
        "+lu_le: 2026-12-24",
    ]


def test_a_slip_of_the_keyboard_is_replaced(root):
    """The source that the registry cites already is only read again."""
    proposal = proposed(
        root,
        CORRIGER,
        **ANGERS,
        bloc="Lancements",
        correction="Date : 15/07/2020",
        **ERASE,
        **CITED,
        lu_le="1er décembre 2026",
    )
    assert proposal.ready
    assert written(proposal) == [
        '-- date: "2020-07"',
        '+- date: "2020-07-15"',
        "-lu_le: 2026-11-22",
        "+lu_le: 2026-12-01",
    ]
    assert written(proposal, "data/sources.yaml") == ["-lu_le: 2026-11-22", "+lu_le: 2026-12-01"]


def test_two_values_of_one_block_are_one_correction(root):
    """Nothing of what the old source said is retained: it goes to the mention with it."""
    answers = {"valeur": "État : terminee\nDepuis : 2024-12", "correction": "état : En cours\ndepuis : 2025"}
    proposal = proposed(root, CORRIGER, **ANGERS, bloc="Statut", **answers, **KEEP, **NEW)
    assert proposal.ready and not proposal.notes
    assert written(proposal)[:6] == [
        "-etat: terminee",
        '-depuis: "2024-12"',
        "+etat: en_cours",
        '+depuis: "2025"',
        '-- "gazette-communes-font-leurs-preuves"',
        "-confiance: deduite",
    ]


def test_what_the_check_refuses_is_told_and_shown(root):
    """The wave changes a published total: a person sees why, and the lines are there for another."""
    proposal = proposed(root, CORRIGER, **ANGERS, bloc="Vague", correction="2021", **KEEP, **NEW)
    assert not proposal.ready
    said = told(proposal)
    assert "- **Chiffre publié non retrouvé** : « Cités labellisées en 2020 » : la source publie 3, et le " in said
    assert "Ce qui changerait :" in said and "+      annee: 2021" in said


def test_a_line_must_say_what_it_corrects(root):
    def said(correction: str) -> list[str]:
        return reasons(proposed(root, CORRIGER, **ANGERS, bloc="Statut", correction=correction, **KEEP, **NEW))

    assert said("2024-06") == [
        "Ce qu’il faudrait lire : la ligne « 2024-06 » ne dit pas ce qu’elle corrige : commencez-la par « État : » ou "
        "« Depuis : »."
    ]
    assert said("Depui : 2024-06") == [
        "Ce qu’il faudrait lire : la ligne « Depui : 2024-06 » ne dit pas ce qu’elle corrige : commencez-la par "
        "« État : » ou « Depuis : ». Vouliez-vous écrire « Depuis : » ?"
    ]
    assert said("Depuis : 2024-06\nAnnée : 2021") == [
        "Ce qu’il faudrait lire : la ligne « Année : 2021 » parle de « Vague », une autre partie de la fiche : "
        "faites-en une autre demande."
    ]
    assert said("Depuis : 2024-06\nDepuis : 2024-07") == [
        "Ce qu’il faudrait lire : « Depuis » a plusieurs valeurs : une demande ne porte que sur une chose."
    ]


def test_a_value_must_be_one_that_the_registry_takes(root):
    def said(correction: str, bloc: str = "Statut") -> list[str]:
        return reasons(proposed(root, CORRIGER, **ANGERS, bloc=bloc, correction=correction, **KEEP, **NEW))

    assert said("État : fini") == [
        "Ce qu’il faudrait lire : « fini » n’est pas un choix possible : écrivez en_cours ou terminee."
    ]
    assert said("Depuis : 31 février 2024") == [
        "Ce qu’il faudrait lire : « 31 février 2024 » n’est pas une date : écrivez une année, un mois ou un jour, "
        "« 2024 », « 2024-06 » ou « 2024-06-30 »."
    ]
    assert said("Depuis : décembre 2024") == [
        "Ce qu’il faudrait lire : « Depuis » vaut déjà « 2024-12 » : il n’y a rien à corriger."
    ]
    assert said("x" * 1001, "Publics") == [
        "Ce qu’il faudrait lire : ce texte a 1 001 caractères, 1 000 au plus : résumez-le."
    ]


def test_a_fiche_that_changed_since_is_read_again(root):
    answers = {"valeur": "État : terminee\nDepuis : 2023", "correction": "Depuis : 2025"}
    assert reasons(proposed(root, CORRIGER, **ANGERS, bloc="Statut", **answers, **KEEP, **NEW)) == [
        "Ce que dit la fiche aujourd’hui : la fiche a changé depuis : « Depuis » vaut maintenant « 2024-12 ». "
        "Relisez-la, puis refaites la demande si elle vaut encore."
    ]


def test_a_statement_is_found_by_what_was_copied(root):
    porteur = '      - nom: "Ville d’Angers"\n        role: appui\n        sources:\n          - "anct-cites-2023"\n'
    porteur += "        confiance: attestee\n        lu_le: 2026-11-22\n        verifie_le: 2026-11-30\n"
    replace(
        root,
        [
            (
                '    pages:\n      - url: "https://angers-developpement',
                porteur + '    pages:\n      - url: "https://angers-developpement',
            )
        ],
    )
    said = {"bloc": "Porteurs", "correction": "Rôle : copilote", **ERASE, **CITED}
    (told_once,) = reasons(proposed(root, CORRIGER, **ANGERS, **said))
    assert told_once.startswith(
        "Ce que dit la fiche aujourd’hui : « Porteurs » a plusieurs énoncés : "
        "ne gardez ici que celui à corriger, « Aldev"
    )
    assert told_once.endswith("… » ou « Ville d’Angers, appui ».")
    shown = "Aldev (Angers Loire développement), coordonnateur. Coordonne la cité par délégation de la préfecture de "
    shown += "Maine-et-Loire.\nVille d’Angers, appui."
    assert len(reasons(proposed(root, CORRIGER, **ANGERS, **said, valeur=shown))) == 1
    proposal = proposed(root, CORRIGER, **ANGERS, **said, valeur="ville d'Angers")
    assert proposal.ready
    assert written(proposal) == [
        "-role: appui",
        "+role: copilote",
        '+- "angers-loire-developpement"',
        "-lu_le: 2026-11-22",
        "-verifie_le: 2026-11-30",
        "+lu_le: 2026-12-24",
    ]


def test_a_statement_that_a_source_made_stays_beside_the_new_one(root):
    proposal = proposed(
        root, CORRIGER, **ANGERS, bloc="Publics", correction="Chaque année, 95 personnes.", **KEEP, **NEW
    )
    assert proposal.ready
    assert written(proposal)[0] == '+- texte: "Chaque année, 95 personnes."'
    assert not any(line.startswith("-") for line in written(proposal))
    assert list(proposal.notes) == ["L’énoncé d’avant reste à côté du nouveau, chacun avec sa source."]


def test_an_empty_part_has_nothing_to_correct(root):
    said = {"bloc": "Contacts", "correction": "Adresse : ici", **ERASE, **NEW}
    assert reasons(proposed(root, CORRIGER, **ANGERS, **said)) == [
        "« Contacts » est encore vide pour cette cité : prenez le formulaire « Donner le contact d’une institution »."
    ]


def test_a_territory_waits_for_a_person_with_what_she_needs(root):
    proposal = proposed(root, CORRIGER, **ANGERS, bloc="Territoire", correction="Codes : 200023372", **KEEP, **NEW)
    assert not proposal.ready and not proposal.files
    said = told(proposal)
    assert said.startswith(
        "**Changer un territoire change aussi ses communes, ses contrats de ville et ses quartiers : cette correction "
        "demande une personne.** Rien n’a été changé.\n\n"
        "Ce qu’elle fera : changer data/cites.yaml, lignes 40 à 47, d’après cette demande.\n\n"
        "- **Cité** : cde-001\n"
    )
    assert "- **Ce qu’il faudrait lire** : Codes : 200023372\n" in said
    assert said.endswith('    url: "https://www.exemple.fr/page"\n    lu_le: 2026-12-24\n```')


def test_comments_of_people_stay(root):
    path = root / "data" / "cites.yaml"
    text = path.read_text(encoding="utf-8")
    commented = '      # à relire en mars\n      depuis: "2024-12" # décembre\n'
    path.write_text(text.replace('      depuis: "2024-12"\n', commented, 1), encoding="utf-8")
    proposal = proposed(root, CORRIGER, **ANGERS, bloc="Statut", correction="Depuis : 2025", **KEEP, **NEW)
    assert proposal.ready
    assert '      # à relire en mars\n      depuis: "2025" # décembre\n' in proposal.files["data/cites.yaml"]
