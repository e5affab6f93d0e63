"""Templates of drawings are compiled again when what they depend on changes, and only then."""

from __future__ import annotations

from scripts.maps.rendering import COMPILED_BY
from tests.imported import imported_by


def test_the_code_that_counts_is_all_that_is_imported_to_compile():
    compiling = """
from scripts.maps import rendering
rendering.templates.KEPT = ROOT / "mkdocs.yml"
environment = rendering._environment()
for name in environment.list_templates():
    environment.get_template(name)
"""
    assert imported_by(compiling) == sorted(COMPILED_BY)
