"""The hand-written part of the site: one run of MkDocs gives its pages, the theme's style sheet and the shells.

A shell is an empty page of the theme with two slots, one for the document's head and one for the article. It is cut
at its slots before any text is put in, so a name that looks like a slot is a name.
"""

from __future__ import annotations

import io
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.theme import Theme

from scripts.failures import not_utf_8
from scripts.site.hand_written import ContentError, HandWritten, Settings, Shell
from scripts.templates import COMPILED_BY, Compiled
from scripts.temporary import temporary_folder

HEAD_SLOT = "<!--coquille:tete-->"
ARTICLE_SLOT = "<!--coquille:article-->"
_INDENTS = re.compile(r"\n\s+")
_THEME_FILES = "assets/stylesheets/main.*.css"


def build_hand_written(root: Path) -> HandWritten:
    """Run MkDocs on the project at `root`, in a temporary folder, quietly.

    Raises ContentError when `mkdocs.yml`, a hand-written page or the theme is at fault.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    _check_encoding(root)
    with temporary_folder("mkdocs") as folder:
        with _complaints("Les pages de content/ n’ont pas pu être construites"):
            config = _config(root, site_dir=os.fspath(folder))
            _hasten(config.theme)
            build(config)
        return _read(folder, _settings(config))


def _check_encoding(root: Path) -> None:
    """Raise Failure at the first text that is not in UTF-8, which MkDocs says in English, or without the file."""
    texts = [root / "mkdocs.yml", *root.glob("content/**/*.md"), *root.glob("site_templates/theme/**/*.html")]
    for path in sorted(texts):
        try:
            path.read_bytes().decode()
        except UnicodeDecodeError as error:
            raise not_utf_8(path, error) from error
        except FileNotFoundError:
            continue


@contextmanager
def _complaints(failed: str) -> Iterator[None]:
    """Keeps what MkDocs logs from warnings on, so that it is shown only with the failure it explains (`failed`).

    The failure may be one of the theme, which stumbles over what MkDocs has only warned of, such as a missing page.
    """
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    logger = logging.getLogger("mkdocs")
    level, propagate = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield
    except (Exception, SystemExit) as error:
        reasons = text.getvalue().strip().replace("\n", " ; ")
        if not reasons and not isinstance(error, MkDocsException | SystemExit):
            raise
        raise ContentError(f"{failed} : {reasons or error}") from error
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate


def _config(root: Path, **options: str) -> MkDocsConfig:
    if not (root / "mkdocs.yml").is_file():
        raise ContentError("mkdocs.yml manque : remettez-le à sa place.")
    config = load_config(str(root / "mkdocs.yml"), **options)
    config.site_url = config.site_url and config.site_url.rstrip("/") + "/"
    return config


def _hasten(theme: Theme) -> None:
    """Keep the theme's compiled templates, and let it list, of its 14,000 files, the style sheets that we keep.

    Most files are icons, and MkDocs copies what is listed.
    """
    environment = theme.get_env()
    kept = [
        path.relative_to(folder).as_posix() for folder in theme.dirs for path in sorted(Path(folder).glob(_THEME_FILES))
    ]
    environment.loader.list_templates = lambda: kept
    environment.bytecode_cache = Compiled("theme", COMPILED_BY)
    theme.get_env = lambda: environment


def _settings(config: MkDocsConfig) -> Settings:
    return Settings(
        name=config.site_name,
        description=config.site_description or "",
        site_url=config.site_url or "",
        repo_url=(config.repo_url or "").rstrip("/"),
        file_uri=config.extra["file_uri"],
        issue_uri=config.extra["issue_uri"],
        contact=config.extra["contact"] or "",
        archive_uri=config.extra["archive_uri"],
        form_uri=config.extra["form_uri"] or "",
    )


def _read(folder: Path, settings: Settings) -> HandWritten:
    shells, pages, files = {}, {}, {}
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.suffix == ".html":
            document = file.read_text(encoding="utf-8")
            if HEAD_SLOT in document or ARTICLE_SLOT in document:
                shells[path] = _cut(path, document)
            else:
                pages[path] = document
        elif PurePosixPath(path).match(_THEME_FILES):
            files[path] = file.read_bytes()
    return HandWritten(settings, shells, pages, files)


def _cut(path: str, document: str) -> Shell:
    before, *rest = _INDENTS.sub("\n", document).split(HEAD_SLOT)
    between, *end = HEAD_SLOT.join(rest).split(ARTICLE_SLOT)
    if len(rest) != 1 or len(end) != 1:
        raise ContentError(f"site_templates/theme : {path} doit avoir une fois chacun des deux emplacements.")
    return Shell(before, between, end[0])
