"""The history of the registry, from git, in the words of `scripts.difference`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from scripts.diagnostics.wording import neutral, typographic
from scripts.difference.changes import Change, Fiche, compare, label_of
from scripts.difference.sentences import sections
from scripts.difference.states import state_of_files
from scripts.failures import Failure
from scripts.french import capitale
from scripts.history.commits import Commit, read_blobs, read_commits
from scripts.history.entries import differing
from scripts.history.versions import read_versions
from scripts.model.histoire import UNTOLD, Changement, Etape, Fait, Histoire, Titree, Version
from scripts.model.model import Model
from scripts.registry.load import PROGRAMME
from scripts.registry.provenance import Provenance
from scripts.registry.records import Cite, Code, Lancement, ListeDeCodes, Source, Statut
from scripts.registry.reference import Reference
from scripts.repository import Release, releases, standing

_BEFORE = "Aucune version n’a encore été publiée : l’historique commencera à la première."
_WITHOUT_TAGS = (
    "Ce site a été construit depuis une copie du dépôt sans les étiquettes des versions : l’historique n’y est pas."
)
_PARTIAL = "Ce site a été construit depuis une copie partielle du dépôt : l’historique n’y est pas."


def with_history(model: Model, root: Path, making: str | None = None) -> Model:
    """Return the model with its releases and its history. Raises Failure where the list of releases is broken.

    `making` is the release that is being made: it holds the changes that no other one does.
    """
    versions = read_versions(root)
    histoire = read_history(root, model.sources, model.reference, versions, making)
    return replace(model, versions=versions, histoire=histoire)


def read_history(
    root: Path,
    sources: Mapping[str, Source],
    reference: Reference,
    versions: tuple[Version, ...] = (),
    making: str | None = None,
) -> Histoire:
    """Return what has changed since the first release of the repository at `root`, or why that cannot be told.

    `versions` are the releases that the registry keeps, the one being made (`making`) included. Nothing is raised: a
    site is built all the same where there is no git, or not all of the history.
    """
    try:
        where = standing(root)
    except Failure:
        return UNTOLD
    if where is None or where[0] != root.resolve():
        return UNTOLD
    if not where[1]:
        return _untold(_PARTIAL)
    published = releases(root)
    if not {version.version for version in versions} - {making} <= {release.version for release in published}:
        return _untold(_WITHOUT_TAGS)
    if not published:
        return Histoire(None, making) if making else _untold(_BEFORE)
    commits = read_commits(root, published[0])
    wanted = {name for commit in commits for pair in commit.files.values() for name in pair if name}
    blobs = read_blobs(root, sorted(wanted))
    if wanted - blobs.keys():
        return _untold(_PARTIAL)
    steps = _steps(commits, published, blobs, sources, reference, making)
    return Histoire(None, published[0].version, tuple(step for step in steps if step.cites or step.autres))


def _untold(why: str) -> Histoire:
    return Histoire(typographic(why))


def _steps(
    commits: Iterable[Commit],
    published: Iterable[Release],
    blobs: Mapping[str, bytes],
    sources: Mapping[str, Source],
    reference: Reference,
    version: str | None,
) -> Iterator[Etape]:
    versions = {release.commit: release.version for release in published}
    for commit in commits:
        version = versions.get(commit.name, version)
        before, after = _files(commit, blobs)
        if not before:
            continue
        old, new = state_of_files(before), state_of_files(after)
        difference = replace(compare(old, new, reference), chiffres=())
        told = list(sections(difference, reference))
        cites = zip(difference.cites, told, strict=False)
        yield Etape(
            commit=commit.name,
            instant=commit.instant,
            version=version,
            cites=tuple(
                Changement(
                    fiche.id,
                    neutral(fiche.nom),
                    tuple(map(capitale, section.phrases)),
                    _faits(fiche, {**old.cites, **new.cites}[fiche.id], sources),
                )
                for fiche, section in cites
            ),
            autres=tuple(
                Titree(section.titre, tuple(map(capitale, section.phrases)))
                for section in told[len(difference.cites) :]
            ),
        )


def _files(commit: Commit, blobs: Mapping[str, bytes]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return what changed of each file, before and after."""
    before, after = {}, {}
    for file, names in commit.files.items():
        old, new = (blobs.get(name or "") for name in names)
        if old is None or new is None:
            continue
        pair = (old, new) if file == PROGRAMME else differing(old, new)
        if pair:
            before[file], after[file] = pair
    return before, after


def _faits(fiche: Fiche, cite: Cite, sources: Mapping[str, Source]) -> tuple[Fait, ...]:
    """Return the dates of the facts that a change is about, and of the last sources of each block that it changes."""
    found = {fait for change in fiche.changements for fait in _faits_of(change, cite, sources)}
    return tuple(sorted(found, key=lambda fait: (fait.nature, fait.date)))


def _faits_of(change: Change, cite: Cite, sources: Mapping[str, Source]) -> Iterator[Fait]:
    record = _record(change, cite)
    if isinstance(record, Statut):
        yield Fait("fait", record.depuis)
    elif isinstance(record, Lancement) and record.date:
        yield Fait("fait", record.date)
    elif isinstance(record, Provenance | Code):
        dates = [sources[name].date for name in record.sources or () if name in sources]
        yield from (Fait("source", day) for day in [max(filter(None, dates), default=None)] if day)


def _record(change: Change, cite: Cite) -> Provenance | Code | None:
    """Return the block or the statement that a change is about, None where it is gone."""
    block = getattr(cite, change.chemin[0], None) if change.chemin else None
    if isinstance(block, ListeDeCodes):
        own = next((code for _, _, code in block.by_role() if code.code == change.element), None)
        return own if own and own.sources else block
    if isinstance(block, tuple):
        return next((one for one in block if label_of(one) == change.element), None)
    return block
