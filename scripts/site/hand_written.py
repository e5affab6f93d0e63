"""What MkDocs gives of the site, as data: settings, shells, hand-written pages."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from scripts.failures import Failure
from scripts.pages.parts.page import Page

_SHELL, _SHELL_SOURCE = "coquille/index.html", "coquille.md"


class ContentError(Failure):
    """The hand-written pages or the theme are at fault; the message is one French line."""


class Settings(Struct, frozen=True):
    """What `mkdocs.yml` and the environment say of the site; addresses are empty where none is set.

    `site_url` ends with a slash and `repo_url` does not. `file_uri` leads from the repository to one of its files,
    `issue_uri` to where an error is reported, `form_uri` to one of its forms, `archive_uri` to the archives of
    releases; `contact` is an e-mail address.
    """

    name: str
    description: str
    site_url: str
    repo_url: str
    file_uri: str
    issue_uri: str = ""
    contact: str = ""
    archive_uri: str = ""
    form_uri: str = ""

    @property
    def issue_url(self) -> str | None:
        """Where to report an error, None without a repository."""
        return f"{self.repo_url}/{self.issue_uri}" if self.repo_url and self.issue_uri else None

    def archive_url(self, tag: str, name: str) -> str:
        """The address of the archive of a release, in a site that has a repository."""
        return f"{self.repo_url}/{self.archive_uri.format(etiquette=tag, archive=name)}"

    def form_url(self, form: str) -> str | None:
        """The address of a form filled in (`corriger.yml&cite=…`), None where there is no repository or no forms."""
        return f"{self.repo_url}/{self.form_uri}{form}" if self.repo_url and self.form_uri else None

    def edit_url(self, place: str | None) -> str | None:
        """The address of a place of the repository (`data/cites.yaml#L12-L60`), None without a repository."""
        return f"{self.repo_url}/{self.file_uri}{place}" if place and self.repo_url else None


class Shell(Struct, frozen=True):
    """A page of the theme cut at its two slots."""

    before: str
    between: str
    after: str

    def fill(self, head: str, article: str) -> str:
        """The whole document around a head and an article."""
        return f"{self.before}{head}{self.between}{article}{self.after}"


class HandWritten(Struct, frozen=True):
    """What MkDocs built: shells by their path, hand-written pages by theirs, and other files of the theme."""

    settings: Settings
    shells: Mapping[str, Shell]
    pages: Mapping[str, str]
    files: Mapping[str, bytes]

    def shell_for(self, page: Page) -> Shell:
        """The shell that stands as deep as a page and in its section; raises ContentError where there is none."""
        shell = self.shells.get(page.path) or self.shells.get(f"{page.section}/{_SHELL}")
        if shell is None or page.path.count("/") > 2:
            alone = f"content/{page.path.removesuffix('.html')}.md"
            place = f"content/{page.section}/{_SHELL_SOURCE} (pages d’une section, un dossier chacune) ou {alone}"
            raise ContentError(
                f"{page.path} n’a pas de coquille : écrivez {place if page.section else alone}, "
                "qui ne peut pas être vide, et citez-la dans mkdocs.yml."
            )
        return shell
