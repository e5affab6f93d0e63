"""The index: small, whole, and of one mind with the pages' answers; decoded by the very script that serves people."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata

import pytest

from scripts import links
from scripts.find.coding import deltas, lines, nested_deltas, runs
from scripts.find.index import index
from scripts.french import typographie
from scripts.pages.parts import answers
from scripts.pages.parts.answers import Reponse, Verdict

MOST = 80_000
DECODE = """async () => {
  const { Index } = await import(new URL("assets/trouver-index.js", location.href));
  const index = new Index(await (await fetch("assets/trouver.json")).json());
  return JSON.stringify(index.kinds.map((kind, id) => {
    const { name, detail } = index.describe(id);
    const code = index.groups[kind].codes[id - index.groups[kind].start] ?? null;
    const shown = index.answering(id).map((one) => index.answer(one));
    return { kind, name, detail, code, shown };
  }));
}"""

SEARCHED = """async (queries) => {
  const { Index } = await import(new URL("assets/trouver-index.js", location.href));
  const content = await (await fetch("assets/trouver.json")).json();
  const ready = new Index(content);
  for (const piece of ready.prepare()) void piece;
  const listed = (index, query) => index.search(query, 10).ids.map((id) => index.describe(id));
  return queries.map((query) => [listed(new Index(content), query), listed(ready, query)]);
}"""
TYPOS = """async (wrong) => {
  const { Index } = await import(new URL("assets/trouver-index.js", location.href));
  const { Lines, fold, near } = await import(new URL("assets/trouver-texte.js", location.href));
  const { names } = new Index(await (await fetch("assets/trouver.json")).json()).groups.communes;
  const lines = new Lines(names);
  const words = [...new Set(names.map(fold).join(" ").split(" "))].filter((word) => word.length > 4);
  const mistyped = words.filter((word, rank) => rank % 90 === 0).flatMap((word) => [...word].flatMap((letter, at) => [
    word.slice(0, at) + word.slice(at + 1), word.slice(0, at) + wrong + word.slice(at),
    word.slice(0, at) + wrong + word.slice(at + 1),
    word.slice(0, at) + (word[at + 1] ?? "") + letter + word.slice(at + 2),
  ]));
  return mistyped.flatMap((typed) => [true, false].map((unfinished) => {
    const found = new Set();
    lines.addNear(typed, unfinished, found);
    return [typed, [...found].sort(), words.filter((word) => near(typed, word, unfinished)).sort()];
  }));
}"""

FOLDED = """async (texts) => {
  const { Index } = await import(new URL("assets/trouver-index.js", location.href));
  const { Lines, fold } = await import(new URL("assets/trouver-texte.js", location.href));
  const index = new Index(await (await fetch("assets/trouver.json")).json());
  const written = [...texts, ...Object.values(index.groups).flatMap((group) => group.names)];
  const lines = new Lines(written);
  return written.map((text, rank) => [text, fold(text), lines.line(rank)]);
}"""


@pytest.fixture(scope="module")
def entries(browser, served) -> list[dict]:
    page = browser.new_page()
    page.goto(served.address)
    yield json.loads(page.evaluate(DECODE))
    page.close()


@pytest.fixture(scope="module")
def by_code(entries) -> dict[tuple[str, str], dict]:
    return {(entry["kind"], entry["code"]): entry for entry in entries if entry["code"]}


def said(answer: dict) -> tuple:
    """An answer of the client, as `told` gives one of Python."""
    rapports = [
        (
            "".join(part if isinstance(part, str) else part["label"] for part in rapport["parts"]),
            [part["path"] for part in rapport["parts"] if not isinstance(part, str)],
            [source["title"] for source in rapport["proof"]["sources"]],
            [reserve["text"] for reserve in rapport["reserves"]],
        )
        for rapport in answer["rapports"]
    ]
    return answer["verdict"], answer["mots"], answer["annonce"], rapports


def told(answer: Reponse) -> tuple:
    rapports = []
    for rapport in answer.rapports:
        par = f"{rapport.par.label}{rapport.avant_cite} " if rapport.par else ""
        rapports.append(
            (
                f"{rapport.avant} {par}{rapport.cite.label}{rapport.apres}",
                [*([rapport.par.path] if rapport.par else []), rapport.cite.path],
                [citation.notice.titre for citation in rapport.preuve.citations],
                [reserve.texte for reserve in rapport.reserves],
            )
        )
    return answer.verdict.value, answer.mots, answer.annonce, rapports


def test_it_is_small(model):
    assert len(gzip.compress(index(model), 9)) <= MOST


def test_it_is_the_same_each_time(model):
    assert index(model) == index(model)


def test_every_object_is_in_it(model, entries, by_code):
    reference = model.reference
    wanted = {
        "cites": model.cites,
        "communes": model.qpv_2015_by_commune.keys() | model.qpv_2024_by_commune.keys(),
        "qpv2015": reference.qpv_2015,
        "qpv2024": reference.qpv_2024,
        "contrats2015": reference.contrats_2015,
        "contrats2024": reference.contrats_2024,
        "departements": reference.departements,
        "regions": reference.regions,
    }
    counts = (84, 854, 1514, 1584, 433, 391, 109, 18)
    for (kind, codes), count in zip(wanted.items(), counts, strict=True):
        assert {code for found, code in by_code if found == kind} == set(codes)
        assert len(codes) == count
    postal = {entry["name"] for entry in entries if entry["kind"] == "postal"}
    assert postal == {row.code_postal for row in reference.codes_postaux}
    around = {code for kind, code in by_code if kind == "around"}
    territories = frozenset().union(*(cite.territoire for cite in model.cites.values()))
    assert around == territories - wanted["communes"]


def test_names_and_codes_survive(model, by_code):
    for code, row in model.reference.qpv_2015.items():
        assert by_code["qpv2015", code]["name"] == typographie(row.nom)
    for code, row in model.reference.qpv_2024.items():
        assert by_code["qpv2024", code]["name"] == typographie(row.nom)


def test_the_index_answers_as_the_pages_do_for_qpv(model, by_code):
    for code in model.reference.qpv_2015:
        (answer,) = by_code["qpv2015", code]["shown"]
        if code in model.cites_by_qpv_2015:
            assert said(answer) == told(answers.for_qpv_2015(model, code))
        else:
            assert answer["verdict"] in (Verdict.NON, Verdict.A_CONFIRMER)
    for code in model.reference.qpv_2024:
        (answer,) = by_code["qpv2024", code]["shown"]
        if code in model.cites_by_qpv_2024:
            assert said(answer) == told(answers.for_qpv_2024(model, code))
        else:
            assert answer["verdict"] in (Verdict.NON, Verdict.A_CONFIRMER, Verdict.NON_DIT)


def test_the_index_answers_as_the_pages_do_for_communes(model, by_code):
    for (kind, code), entry in by_code.items():
        if kind in ("communes", "around"):
            assert said(entry["shown"][0]) == told(answers.for_commune(model, code))


def test_every_answer_has_a_source(entries):
    for entry in entries:
        for answer in entry["shown"]:
            proofs = [rapport["proof"] for rapport in answer["rapports"]] or [answer["proof"]]
            assert all(source["title"] for proof in proofs for source in proof["sources"])
            assert all(proof["sources"] and proof["read"] for proof in proofs)


def test_a_page_is_named_where_there_is_one_and_nowhere_else(model, by_code):
    for (kind, code), entry in by_code.items():
        path = entry["shown"][0]["path"]
        if kind == "qpv2015":
            assert path == links.qpv_2015_link(model, code).path
        elif kind == "qpv2024":
            assert path == links.qpv_2024_link(model, code).path
        elif kind in ("communes", "around"):
            assert path == links.commune_link(model, code).path
        elif kind == "cites":
            assert path == links.cite_path(model.cites[code])
        elif kind == "contrats2015":
            assert path == links.contrat_2015_link(model, code).path
        elif kind == "contrats2024":
            assert path == links.contrat_2024_link(model, code).path
        elif kind == "departements":
            assert path == links.departement_link(model, code).path
        elif kind == "regions":
            assert path == links.region_link(model, code).path


def test_a_commune_that_has_merged_leads_to_the_one_that_holds_it(by_code):
    assert by_code["communes", "93059"]["shown"][0]["path"] == "communes/93066/"


@pytest.mark.parametrize("codes", [["QP001001", "QP001002", "QP002A01"], ["009", "010", "012"], ["2A", "2B"], []])
def test_runs_of_codes(codes):
    read, previous = [], ""
    for written in runs(codes).split(",") if codes else []:
        digits = previous[len(previous.rstrip("0123456789")) :]
        previous = written or previous[: len(previous) - len(digits)] + str(int(digits) + 1).zfill(len(digits))
        read.append(previous)
    assert read == codes


def test_steps():
    assert deltas([3, 3, 7, 1]) == [3, 0, 4, -6]
    assert nested_deltas([[3], [3, 9], [7]]) == [3, [0, 9], 4]


def test_a_search_decodes_what_it_needs(page):
    queries = ["evry", "93200", "qp094005", "cv153", "saint denis 974", "cité de l'emploi de lille", "montmesly"]
    for query, (at_once, ready) in zip(queries, page.evaluate(SEARCHED, queries), strict=True):
        assert at_once, query
        assert at_once == ready


def folded(text: str) -> str:
    """What text is compared as, by the rules of Unicode."""
    letters = text.lower().replace("œ", "oe").replace("æ", "ae")
    bare = "".join(letter for letter in unicodedata.normalize("NFD", letters) if not unicodedata.combining(letter))
    words = re.sub("[^a-z0-9]+", " ", bare).split()
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words)


def test_names_and_queries_are_compared_without_accents_or_signs(page):
    typed = ["", " -- ", "ST-Étienne", "l’Haÿ", "HAŸ", "e\u0301vry", "Œillet", "SAINTE ste", "🙂 st"]
    latin = map(chr, range(0x20, 0x100))
    compared = page.evaluate(FOLDED, [*typed, *latin])
    assert len(compared) > 8000
    for text, alone, among_lines in compared:
        assert alone == among_lines == folded(text), text


def test_every_word_one_typo_away_is_found(page):
    compared = page.evaluate(TYPOS, "x")
    assert sum(bool(wanted) for _, _, wanted in compared) > 100
    for typed, found, wanted in compared:
        assert found == wanted, typed


def test_a_name_with_a_line_break_is_refused():
    with pytest.raises(ValueError, match="line break"):
        lines(["a", "b\nc"])
