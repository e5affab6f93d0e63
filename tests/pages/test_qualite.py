"""The page of quality says what the tables count, and how programs read the data is led to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from scripts.model.model import Model
from scripts.pages.parts.page import Page
from scripts.tables.qualite import qualite_cites

PATH = "qualite/index.html"


def plain(document: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", document)).split())


def test_32_cites_without_evidence_come_first_by_number_of_qpv(pages: Mapping[str, Page], model: Model) -> None:
    shown = pages[PATH].context.sans_preuve
    names = [column.name for column in qualite_cites.TABLE.columns]
    without = [row[0] for row in qualite_cites.TABLE.rows(model) if row[names.index("nb_sources_propres")] == 0]
    assert {one.cite.path for one in shown} == {f"cites/{model.cites[cite_id].record.slug}/" for cite_id in without}
    assert len(shown) == 32
    assert [one.qpv for one in shown] == sorted((one.qpv for one in shown), reverse=True)


def test_it_says_where_to_look_first(documents: Mapping[str, str]) -> None:
    text = plain(documents[PATH])
    assert "5.2 - Cités de l’emploi" in text
    assert "là où rien ne permet de trancher : Nantes et Valenciennes" in text
    assert "date des données" in text and "Aucune valeur n’a encore été vérifiée" in text


def test_all_cites_and_blocks_are_shown(pages: Mapping[str, Page]) -> None:
    page = pages[PATH].context
    assert (len(page.cites), len(page.blocs)) == (84, 13)
    assert all(bloc.presents + bloc.manquants == 84 for bloc in page.blocs)
    assert sum(bloc.niveaux.contestees for bloc in page.blocs) == page.total.contestees > 0
    assert page.verifiees == sum(cite.verifiee_le is not None for cite in page.cites) == 0


def test_the_data_page_leads_to_both(documents: Mapping[str, str]) -> None:
    assert {'href="../donnees/api/"', 'href="../qualite/"'} <= set(
        re.findall(r'href="[^"]+"', documents["donnees/index.html"])
    )
