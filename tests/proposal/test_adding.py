"""Statements that a source adds to a fiche, and contacts."""

from __future__ import annotations

from scripts.forms import CONTACT, PREUVE, QUESTION
from tests.proposal.forms import CITED, NEW, SURE, proposed, reasons, told, written

ANGERS = {"cite": "cde-001", **SURE}


def test_each_line_becomes_a_mention(root):
    answers = {
        "bloc": "Vague",
        "texte": "Range Angers parmi les pionniers.\n\nLe redit plus loin.",
        "nature": "confirme",
    }
    proposal = proposed(root, PREUVE, **ANGERS, **answers, **NEW)
    assert proposal.ready
    assert "** : 2 mentions ajoutées, Vague : « Range Angers parmi les pionniers. », « Le redit plus loin. »\n" in told(
        proposal
    )
    assert written(proposal).count("+- nature: confirme") == 2


def test_the_first_mention_of_a_block_brings_its_key(root):
    answers = {"bloc": "Contrats de ville", "texte": "Parle du même contrat.", "nature": "precise"}
    proposal = proposed(root, PREUVE, **ANGERS, **answers, **CITED)
    assert proposal.ready
    assert written(proposal)[0] == "+mentions:"


def test_each_kind_of_statement_takes_its_own_answers(root):
    cases = [
        ({"bloc": "Porteurs", "nom": "Ville d’Angers", "role": "appui"}, '+- nom: "Ville d’Angers"'),
        ({"bloc": "Pages"}, '+- url: "https://www.exemple.fr/page"'),
        ({"bloc": "Lancements", "texte": "Débute.", "date": "1er septembre 2020"}, '+- date: "2020-09-01"'),
        ({"bloc": "Publics", "texte": "Parents seuls."}, '+- texte: "Parents seuls."'),
        ({"bloc": "Actions", "texte": "Un atelier.\nUne visite."}, '+- texte: "Un atelier."'),
    ]
    for answers, line in cases:
        proposal = proposed(root, PREUVE, **ANGERS, **answers, **NEW)
        assert proposal.ready and line in written(proposal), answers


def test_answers_that_lack_or_do_not_fit_are_told_in_the_order_of_the_form(root):
    assert reasons(proposed(root, PREUVE, **ANGERS, bloc="Vague", texte="Oui.", date="2020", **NEW)) == [
        "Ce que cela fait à la fiche : cette réponse manque, et « Vague » en a besoin.",
        "Date des débuts : cette réponse ne va pas avec « Vague » : laissez-la vide.",
    ]
    assert reasons(proposed(root, PREUVE, **ANGERS, bloc="Porteurs", texte="Oui.\nNon.", role="appui")) == [
        "Ce que dit la source : cette réponse a plusieurs lignes : écrivez-en une seule.",
        "Organisme : cette réponse manque, et « Porteurs » en a besoin.",
        "Source : adresse : il faut une source publique : donnez son adresse, ou à défaut sa référence.",
    ]
    assert reasons(proposed(root, PREUVE, **ANGERS, bloc="Contacts", texte="Oui.", **NEW))[0].startswith(
        "Partie de la fiche : « Contacts » n’est aucune partie d’une fiche que ce formulaire change."
    )


def test_what_is_there_already_is_not_added(root):
    page = proposed(root, PREUVE, **ANGERS, bloc="Pages", **CITED)
    assert reasons(page) == ["« Pages » dit déjà « https://angers-developpement.com/z7h9 » : il n’y a rien à ajouter."]


def test_a_contact_of_an_institution_is_added(root):
    answers = {"institution": "Mairie d’Angers", "adresse": "Hôtel de ville, 49000 Angers"}
    proposal = proposed(root, CONTACT, **ANGERS, **answers, **NEW)
    assert proposal.ready
    assert written(proposal)[:3] == [
        "+contacts:",
        '+- institution: "Mairie d’Angers"',
        '+adresse: "Hôtel de ville, 49000 Angers"',
    ]


def test_a_person_is_refused_and_not_repeated(root):
    answers = {"institution": "Mairie, jean.dupont@angers.fr", "adresse": "06 12 34 56 78"}
    proposal = proposed(root, CONTACT, **ANGERS, **answers, **NEW)
    assert reasons(proposal) == [
        "Institution : Une adresse électronique de personne se trouve ici : retirez-la, ou mettez celle, générique, de "
        "l’institution.",
        "Adresse : Un numéro de téléphone portable se trouve ici : retirez-le, ou mettez le numéro fixe de "
        "l’institution.",
    ]
    assert "dupont" not in told(proposal) and "06 12" not in told(proposal)


def test_a_source_must_be_found_again_by_another(root):
    said = {"institution": "Mairie d’Angers"}
    assert reasons(proposed(root, CONTACT, **ANGERS, **said, source="javascript:alert(1)", source_date="hier")) == [
        "Source : adresse : L’adresse « javascript:alert(1) » ne commence pas par https:// ou http:// : recopiez-la "
        "depuis le navigateur.",
        "Source : titre : le registre ne cite pas encore cette source : écrivez cette réponse aussi.",
        "Source : éditeur : le registre ne cite pas encore cette source : écrivez cette réponse aussi.",
        "Source : date de publication : « hier » n’est pas une date : écrivez une année, un mois ou un jour, « 2024 », "
        "« 2024-06 » ou « 2024-06-30 ».",
    ]


def test_a_source_without_address_is_told_by_its_reference(root):
    source = {"source_reference": "Dépêche 12.", "source_titre": "La cité", "source_editeur": "AEF info"}
    proposal = proposed(root, CONTACT, **ANGERS, institution="Mairie d’Angers", **source)
    assert proposal.ready
    assert written(proposal, "data/sources.yaml")[0] == '+- id: "aef-info-cite"'


def test_one_address_is_one_source_however_it_is_written(root):
    for url in ("http://www.angers-developpement.com/z7h9/", "https://angers-developpement.com/z7h9#haut"):
        proposal = proposed(root, CONTACT, **ANGERS, institution="Mairie d’Angers", source=url)
        assert proposal.ready and '+- "angers-loire-developpement"' in written(proposal)


def test_two_sources_of_one_name_have_two_identifiers(root):
    source = {"source_titre": "La Cité de l'emploi", "source_editeur": "Angers Loire développement"}
    source |= {"source": "https://www.exemple.fr/autre"}
    once = proposed(root, CONTACT, **ANGERS, institution="Mairie d’Angers", **source)
    assert '+- id: "angers-loire-developpement-cite-emploi"' in written(once, "data/sources.yaml")
    (root / "data" / "sources.yaml").write_text(once.files["data/sources.yaml"], encoding="utf-8")
    (root / "data" / "cites.yaml").write_text(once.files["data/cites.yaml"], encoding="utf-8")
    source["source"] += "-2"
    twice = proposed(root, CONTACT, **ANGERS, institution="Ville d’Angers", **source)
    assert '+- id: "angers-loire-developpement-cite-emploi-2"' in written(twice, "data/sources.yaml")


def test_a_question_waits_for_a_person(root):
    proposal = proposed(root, QUESTION, question="Pourquoi ?")
    assert not proposal.ready
    assert told(proposal) == (
        "**Une personne répondra à cette question.** Rien n’a été changé.\n\n- **Votre question** : Pourquoi ?"
    )


def test_a_registry_with_errors_takes_no_request(root):
    path = root / "data" / "cites.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('"QP049001"', '"QP049999"'), encoding="utf-8")
    assert reasons(proposed(root, QUESTION, question="Pourquoi ?")) == [
        "Le registre lui-même a 1 erreur à corriger : cette demande sera reprise ensuite."
    ]


def test_a_page_pasted_whole_is_too_much(root):
    texte = "\n".join(f"Phrase {rank}." for rank in range(11))
    assert reasons(proposed(root, PREUVE, **ANGERS, bloc="Actions", texte=texte, **NEW)) == [
        "Ce que dit la source : 11 lignes font 11 énoncés, 10 au plus : gardez l’essentiel."
    ]
