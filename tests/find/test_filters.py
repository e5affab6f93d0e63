"""The table of all cités in a real browser: filters, sorting, count, address, download; whole without a script."""

from __future__ import annotations

import csv
import functools
import io
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from scripts import ROOT
from scripts.pages import cites
from scripts.site.emit import emit_pages
from scripts.site.shells import build_hand_written


@pytest.fixture(scope="module")
def address(model, tmp_path_factory) -> Iterator[str]:
    """The page of all cités, as it is built."""
    folder = tmp_path_factory.mktemp("cites")
    for path, content in emit_pages(
        [functools.partial(cites.pages, model)], build_hand_written(ROOT), ROOT / "site_templates"
    ):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/cites/"
    server.shutdown()


@pytest.fixture
def table(browser, address):
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def shown(page):
    return page.locator("#cites tbody tr:visible")


def first_name(page):
    return shown(page).first.locator("th")


def test_filters_count_and_write_the_address(table, address):
    status = table.locator("[data-cites] [role=status]")
    expect(status).to_have_text("84 cités")
    table.get_by_label("Région").select_option(label="Hauts-de-France")
    expect(status).to_have_text("14 cités sur 84")
    table.get_by_label("Vague").select_option("2021")
    expect(status).to_have_text("12 cités sur 84")
    expect(shown(table)).to_have_count(12)
    assert table.url == f"{address}?region=32&vague=2021"
    table.reload()
    expect(status).to_have_text("12 cités sur 84")
    table.get_by_role("button", name="Tout montrer").click()
    expect(status).to_have_text("84 cités")
    assert table.url == address


def test_kinds_of_territory(table):
    table.get_by_label("Territoire").select_option(label="Département")
    assert first_name(table).inner_text() == "Haute-Saône"
    expect(shown(table)).to_have_count(2)
    table.get_by_label("Territoire").select_option(label="Plusieurs communes")
    expect(first_name(table)).to_contain_text("Argenteuil et Bezons")


def test_an_address_with_an_unknown_filter_shows_all(table, address):
    table.goto(f"{address}?region=zz&tri=rien&sens=biais")
    expect(shown(table)).to_have_count(84)


def test_headers_sort_and_say_so(table, address):
    head = table.locator("#cites th[scope=col]")
    expect(head.first).to_have_attribute("aria-sort", "ascending")
    table.get_by_role("button", name="QPV", exact=True).click()
    expect(head.nth(6)).to_have_attribute("aria-sort", "ascending")
    expect(shown(table).first.locator("td").nth(5)).to_have_text("1")
    table.get_by_role("button", name="QPV", exact=True).click()
    expect(head.nth(6)).to_have_attribute("aria-sort", "descending")
    expect(head.first).not_to_have_attribute("aria-sort", "ascending")
    counts = [int(text) for text in shown(table).locator("td:nth-child(7)").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    assert table.url == f"{address}?tri=qpv&sens=desc"
    table.get_by_role("button", name="Cité", exact=True).click()
    names = shown(table).locator("th").all_inner_texts()
    wanted = ["Épernay, Coteaux et Plaine de Champagne", "Est Ensemble", "Forbach et Behren-lès-Forbach"]
    assert [name for name in names if name in wanted] == wanted


def test_what_is_filtered_is_downloaded_for_people(table, model):
    table.get_by_label("Département").select_option(label="Nord")
    with table.expect_download() as waiting:
        table.get_by_role("button", name="Télécharger").click()
    assert waiting.value.suggested_filename == "cites-de-l-emploi.csv"
    content = waiting.value.path().read_bytes()
    assert content.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == shown(table).count() == len(model.cites_by_departement["59"])
    row = next(row for row in rows if row["Cité"] == "Cœur d’Ostrevent")
    assert row["Région"] == "Hauts-de-France"
    assert row["Vague"] == "2021"
    habitants = model.cites["cde-030"].habitants
    assert (int(row["Habitants, au moins"]), int(row["Habitants, au plus"])) == (
        habitants.sans_a_cheval_ni_contestes,
        habitants.tous,
    )


def test_a_name_that_looks_like_a_formula_is_text(table):
    table.evaluate("""() => {
      document.querySelector("#cites tbody th").textContent = '=1+1;"a"';
    }""")
    with table.expect_download() as waiting:
        table.get_by_role("button", name="Télécharger").click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    assert '"\'=1+1;""a"""' in text


def test_without_script_the_table_is_whole(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(shown(page)).to_have_count(84)
    expect(page.locator("[data-cites]")).to_be_hidden()
    expect(page.locator("#cites button")).to_have_count(0)
    context.close()
