"""Which addresses are refused, and why."""

from __future__ import annotations

import pytest

from scripts.rules.adresse_web import fault


@pytest.mark.parametrize(
    "url",
    [
        "https://exemple.fr",
        "http://www.exemple.fr/page?x=1#titre",
        "HTTPS://EXEMPLE.FR/",
        "https://exemple.fr/@ville",
        "https://exemple.fr:8443/été",
        "https://a-b.exemple.museum/",
    ],
)
def test_an_address_that_a_browser_opens_is_right(url):
    assert fault(url) is None


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://exemple.fr/", "ne commence pas par https:// ou http://"),
        ("exemple.fr", "ne commence pas par https:// ou http://"),
        ("https://exemple.fr/une page", "contient une espace"),
        ("https://exemple.fr/une\u00a0page", "contient une espace"),
        ("https://exemple.fr/<b>", "contient le signe «\u00a0<\u00a0»"),
        pytest.param("https://[exemple.fr/", "est incomplète", id="a bracket that stays open"),
        ("https://moi@exemple.fr/", "contient un identifiant devant le nom du site"),
        ("https://moi:secret@exemple.fr/", "contient un identifiant devant le nom du site"),
        ("https://", "n’a pas de nom de site lisible"),
        ("https:///page", "n’a pas de nom de site lisible"),
        ("https://localhost/", "n’a pas de nom de site lisible"),
        ("https://-exemple.fr/", "n’a pas de nom de site lisible"),
        ("https://exemple.fr..com/", "n’a pas de nom de site lisible"),
        ("https://exemple.fr:x/", "est incomplète, ou son numéro de port"),
        ("https://exemple.fr:65536/", "est incomplète, ou son numéro de port"),
        ("https://аррӏе.com/", "n’a pas de nom de site lisible"),
        ("https://example\u017f.com/", "n’a pas de nom de site lisible"),
        ("https://127.0.0.1/", "n’a pas de nom de site lisible"),
    ],
)
def test_an_address_is_refused_with_its_reason(url, reason):
    assert fault(url).startswith(f"L’adresse «\u00a0{url}\u00a0» {reason}")
