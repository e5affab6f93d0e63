"""What search engines read: the list of pages, and where to find it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote


def crawler_files(paths: Iterable[str], site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield `robots.txt`, and `sitemap.xml` where the site has an address (a sitemap holds absolute ones only).

    `paths` are those of the pages' files.
    """
    robots = "User-agent: *\nAllow: /\n"
    if site_url:
        robots += f"Sitemap: {site_url}sitemap.xml\n"
        addresses = sorted(quote(path.removesuffix("index.html")) for path in paths)
        urls = "".join(f"<url><loc>{escape(site_url + address, quote=False)}</loc></url>\n" for address in addresses)
        yield (
            "sitemap.xml",
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'.encode(),
        )
    yield "robots.txt", robots.encode()
