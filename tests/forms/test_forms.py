"""The forms of GitHub: up to date, of the form that GitHub takes, and with the choices of the registry."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from scripts import ROOT, forms
from scripts.commands import forms as command
from scripts.forms import CONTACT, CORRIGER, FOLDER, FORMS, PREUVE
from scripts.forms.form import Form, Kind
from scripts.forms.shared import BLOCS
from scripts.proposal.proposal import CONVERSIONS
from scripts.registry.provenance import Confiance, Mention
from scripts.registry.records import Cite, Contact, Porteur
from scripts.registry.shapes import shape_of

CHECK = Path(sys.executable).parent / "check-jsonschema"


def options(form: Form, name: str) -> set[str]:
    """The choices of a question, as the committed file offers them."""
    document = yaml.safe_load((ROOT / FOLDER / form.template).read_text(encoding="utf-8"))
    (question,) = [one for one in document["body"] if one.get("id") == name]
    return set(question["attributes"]["options"])


def test_the_files_are_those_of_the_description(capsys):
    assert command.run(argparse.Namespace(check=True, racine=ROOT)) == 0, capsys.readouterr().out


def test_a_file_that_has_drifted_is_told_and_renewed(tmp_path, capsys):
    late = tmp_path / FOLDER / CORRIGER.template
    assert command.run(argparse.Namespace(check=False, racine=tmp_path)) == 0
    late.write_bytes(late.read_bytes() + b"# autre chose\n")
    capsys.readouterr()
    assert command.run(argparse.Namespace(check=True, racine=tmp_path)) == 1
    told = ".github/ISSUE_TEMPLATE/corriger.yml n’est pas à jour\u00a0: lancez «\u00a0make forms\u00a0».\n"
    assert capsys.readouterr().out == told
    assert command.run(argparse.Namespace(check=False, racine=tmp_path)) == 0
    assert late.read_bytes() == dict(forms.emit())[f"{FOLDER}/{CORRIGER.template}"]


def test_the_folder_holds_nothing_else():
    names = {path.name for path in (ROOT / FOLDER).iterdir()}
    assert names == {form.template for form in FORMS} | {"config.yml"}


@pytest.mark.parametrize(
    ("schema", "names"),
    [("issue-forms", [form.template for form in FORMS]), ("issue-config", ["config.yml"])],
)
def test_the_schemas_of_github_accept_them(schema, names):
    files = [ROOT / FOLDER / name for name in names]
    done = subprocess.run(
        [CHECK, "--builtin-schema", f"vendor.github-{schema}", *files], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_choices_are_those_of_the_registry():
    """Only what a form must not offer is left out, by name."""
    assert options(CORRIGER, "confiance") == set(Confiance) - {Confiance.CONTESTEE}
    assert options(PREUVE, "nature") == set(shape_of(Mention).fields["nature"].shape.values)
    assert options(PREUVE, "role") == set(shape_of(Porteur).fields["role"].shape.values)
    assert set(BLOCS) == set(shape_of(Cite).fields) - {"id", "slug"}
    for form, left_out in ((CORRIGER, set()), (PREUVE, {"contacts"})):
        told = form.by_id["bloc"].description
        assert {name for name, field in BLOCS.items() if field.titre not in told} == left_out
    assert {"institution", "adresse"} == set(shape_of(Contact).fields) & set(CONTACT.by_id) - {"lu_le", "confiance"}


def test_every_form_has_a_conversion():
    assert set(CONVERSIONS) == {form.template for form in FORMS}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.label)
def test_headings_and_identifiers_are_told_apart(form):
    """GitHub refuses a form whose labels or identifiers repeat; headings are what tells answers apart."""
    assert len(form.by_id) == len(form.questions) == len({question.label for question in form.questions})
    assert all(question.options for question in form.questions if question.kind in (Kind.CHOICE, Kind.PROMISE))
    assert form.questions[-1].kind is Kind.PROMISE and form.questions[-1].required
