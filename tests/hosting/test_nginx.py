"""The site behind a real nginx, at the root and under a sub-path, with the configuration that `hosting/` gives."""

from __future__ import annotations

import gzip
import http.client
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from scripts import ROOT
from scripts.formats import package
from scripts.site.headers import PATH
from tests.built_site import Site
from tests.programs import program

CONFIGURATION = ROOT / "hosting" / "nginx.conf"
AROUND = """daemon off;
worker_processes 1;
pid {prefix}/pid;
error_log stderr;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {prefix}/body;
    proxy_temp_path {prefix}/proxy;
    fastcgi_temp_path {prefix}/fastcgi;
    uwsgi_temp_path {prefix}/uwsgi;
    scgi_temp_path {prefix}/scgi;
{server}
}}
"""
NO_SNIFF = {"x-content-type-options", "content-security-policy", "permissions-policy", "referrer-policy"}


@dataclass(frozen=True)
class Answer:
    """What nginx answered; the names of the headers are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Host:
    """A site behind nginx."""

    site: Site
    port: int

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path of the site."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        asked = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, self.site.base + path, headers=asked)
        answer = connection.getresponse()
        found = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return found


def changed(text: str, **lines: str) -> str:
    """The configuration with the values of some directives, which stand there once, changed."""
    for directive, value in lines.items():
        (line,) = [line for line in text.splitlines() if line.strip().startswith(f"{directive} ")]
        text = text.replace(line, f"{directive} {value};")
    return text


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextmanager
def behind_nginx(site: Site, prefix: Path, root: Path) -> Iterator[Host]:
    """Run nginx as a child, in a folder of its own, and end it by its id."""
    command = program("nginx", "nginx-light")
    port = free_port()
    server = changed(
        CONFIGURATION.read_text(encoding="utf-8"),
        listen=f"127.0.0.1:{port}",
        root=str(root),
        error_page=f"404 {site.base}404.html",
    )
    (prefix / "nginx.conf").write_text(AROUND.format(prefix=prefix, server=server), encoding="utf-8")
    prefix.chmod(0o755)
    child = subprocess.Popen(
        [command, "-p", prefix, "-c", prefix / "nginx.conf"],
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    try:
        for _ in range(200):
            if child.poll() is not None:
                pytest.fail(child.stderr.read())
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield Host(site, port)
    finally:
        child.terminate()
        child.wait(timeout=20)
        child.stderr.close()


@pytest.fixture(scope="module", params=["/", "/registre/"])
def host(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The same site at the root of a host, and below `/registre/`."""
    site: Site = request.getfixturevalue("site")
    prefix = tmp_path_factory.mktemp("nginx")
    for folder in (site.folder.resolve(), *site.folder.resolve().parents):
        if not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o011)
    if request.param == "/":
        root = site.folder
    else:
        root = tmp_path_factory.mktemp("served")
        root.chmod(0o755)
        (root / "registre").symlink_to(site.folder)
    with behind_nginx(Site(site.folder, request.param, site.server), prefix, root) as host:
        yield host


def stated(site: Site, path: str) -> dict[str, str]:
    """The headers that `_headers` gives to a path of the site."""
    found: dict[str, str] = {}
    applies = False
    for line in (site.folder / PATH).read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            applies = fnmatchcase(f"/{path}", line)
        elif applies:
            name, _, value = line.strip().partition(": ")
            assert name.lower() not in found, f"{path}: {name} is stated twice, which hosts join"
            found[name.lower()] = value
    return found


def one_of_each(site: Site) -> list[str]:
    """A file of each suffix of each section."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(path for path in site.folder.resolve().rglob("*") if path.is_file()):
        name = path.relative_to(site.folder.resolve()).as_posix()
        found.setdefault((name.rpartition("/")[0].partition("/")[0], path.suffix), name)
    return [name for name in found.values() if name not in (PATH, "404.html")]


def test_every_kind_of_file_is_served_with_the_headers_of_the_other_hosts(host):
    paths = one_of_each(host.site)
    assert len(paths) > 40
    for path in paths:
        answer = host.ask(path)
        assert answer.status == 200, path
        assert answer.body == (host.site.folder / path).read_bytes()
        expected = stated(host.site, path)
        assert expected.keys() >= NO_SNIFF
        assert expected.items() <= answer.headers.items(), path
        if "cache-control" not in expected:
            assert answer.headers["cache-control"] == "no-cache"
        if "access-control-allow-origin" not in expected:
            assert not [name for name in answer.headers if name.startswith("access-control")], path


def test_the_policy_is_that_of_the_pages(host):
    answer = host.ask("")
    assert f'content="{answer.headers["content-security-policy"]}"'.encode() in answer.body


def test_every_file_of_the_package_has_its_media_type(host):
    for file in package.files():
        answer = host.ask(f"donnees/paquet/{file.path}", "HEAD")
        assert answer.status == 200, file.path
        if file.path not in ("SHA256SUMS", "LICENCE"):
            assert answer.headers["content-type"].partition(";")[0] == file.media_type, file.path
            assert answer.headers["content-type"] != "application/octet-stream"


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("", "text/html; charset=utf-8"),
        ("assets/registre.css", "text/css; charset=utf-8"),
        ("assets/trouver.js", "text/javascript; charset=utf-8"),
        ("assets/carte-france.svg", "image/svg+xml"),
        ("api/v1/index.json", "application/json; charset=utf-8"),
        ("donnees/paquet/data/cites.csv", "text/csv; charset=utf-8"),
        ("changements/atom.xml", "application/atom+xml; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
    ],
)
def test_texts_say_their_encoding(host, path, media_type):
    assert host.ask(path, "HEAD").headers["content-type"] == media_type


def test_texts_are_compressed_and_data_read_by_pieces_are_not(host):
    for path in ("", "assets/trouver.json", "donnees/paquet/data/cites.csv", "assets/carte-france.svg"):
        answer = host.ask(path, Accept_Encoding="gzip")
        assert (answer.headers["content-encoding"], answer.headers["vary"]) == ("gzip", "Accept-Encoding"), path
        plain = host.ask(path).body
        assert gzip.decompress(answer.body) == plain
        assert len(answer.body) < len(plain) / 2
    for file in package.files():
        if file.path.endswith((".parquet", ".gpkg", ".sqlite", ".zip", ".xlsx")):
            answer = host.ask(f"donnees/paquet/{file.path}", "HEAD", Accept_Encoding="gzip")
            assert "content-encoding" not in answer.headers
            assert answer.headers["accept-ranges"] == "bytes"


def test_a_piece_of_a_file_is_served(host):
    path = "donnees/paquet/parquet/cites.parquet"
    whole = (host.site.folder / path).read_bytes()
    answer = host.ask(path, Range="bytes=-8", Origin="https://ailleurs.test")
    assert (answer.status, answer.body) == (206, whole[-8:])
    assert answer.headers["content-range"] == f"bytes {len(whole) - 8}-{len(whole) - 1}/{len(whole)}"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert host.ask(path, Range=f"bytes={len(whole)}-").status == 416


def test_a_browser_may_ask_before_it_reads_a_piece(host):
    answer = host.ask("donnees/paquet/parquet/cites.parquet", "OPTIONS", Origin="https://ailleurs.test")
    assert answer.status == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-headers"] == "Range"


def test_what_did_not_change_is_not_sent_again(host):
    answer = host.ask("")
    again = host.ask("", If_None_Match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["absente/", "cites/absente/index.html", "donnees/absente.csv", "_headers", "..%2f..%2fetc"]
)
def test_a_page_that_is_not_there_is_our_own(host, path):
    answer = host.ask(path)
    assert answer.status == 404 or (path.startswith("..") and answer.status == 400)
    if answer.status == 404:
        assert answer.body == (host.site.folder / "404.html").read_bytes()
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_another_host_may_read_that_something_of_the_api_is_not_there(host):
    assert host.ask("api/v1/cites/absente.json").headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in host.ask("absente/?x=/api/").headers


def test_a_folder_is_found_without_its_slash(host):
    answer = host.ask("cites")
    assert answer.status == 301
    assert answer.headers["location"] == f"{host.site.base}cites/"


def test_nginx_tells_no_version(host):
    assert host.ask("").headers["server"] == "nginx"
