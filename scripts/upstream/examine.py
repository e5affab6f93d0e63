"""From the official files to the report: each is had, read and compared, whatever becomes of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from scripts.check import judge, read_table_sources
from scripts.diagnostics import terminal
from scripts.diagnostics.diagnostic import Diagnostic
from scripts.failures import Failure
from scripts.french import jour, liste
from scripts.layout.formatting import formatted
from scripts.registry.amont import AMONT, Amont, FichierAmont
from scripts.registry.load import CITES, FILES, Loaded, load, read_record
from scripts.registry.promesses import read_promesses
from scripts.registry.reference import Reference
from scripts.temporary import temporary_folder
from scripts.upstream.cache import Kept, digest
from scripts.upstream.columns import read_rows
from scripts.upstream.comparisons import compare
from scripts.upstream.fetch import Fetched
from scripts.upstream.gap import Comparison, Registry
from scripts.upstream.patch import diff, patched
from scripts.upstream.refusal import Mot, Refusal
from scripts.upstream.report import Correctif, Etat, Fichier
from scripts.upstream.tabular import read_table


def read_amont(root: Path) -> Amont:
    """Read `data/amont.yaml` under `root`. Raises Failure, whose lines say all that is wrong with it."""
    amont, diagnostics = read_record(root / AMONT, AMONT, Amont)
    if amont is None:
        raise Failure("\n".join(terminal.render(diagnostics, {})))
    return amont


def chosen(amont: Amont, names: Iterable[str]) -> tuple[FichierAmont, ...]:
    """Return the files of these names, or all of them where there is none. Raises Failure on an unknown name."""
    known = {file.id: file for file in amont.fichiers}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise Failure(f"« {unknown[0]} » n’est pas dans {AMONT}, qui connaît {liste(tuple(known))}.")
    return tuple(known[name] for name in names) or amont.fichiers


def given(path: Path, today: date) -> Fetched:
    """Read a file of this machine in the place of one of the network. Raises Failure where it cannot be read."""
    content = path.read_bytes()
    kept = Kept(adresse=str(path), lu_le=today, sha256=digest(content))
    return Fetched(content=content, kept=kept, remarks=(f"lu dans « {path.name} »",))


def examine(
    file: FichierAmont,
    had: Callable[[], Fetched],
    registry: Registry,
    keep: Callable[[Fetched], None] = lambda fetched: None,
) -> Fichier:
    """Compare one file with the registry; a file that cannot be compared is put aside, and says why.

    `keep` is given what could be compared, and nothing else: a web page never takes the place of the last reading.
    """
    fetched: Fetched | None = None
    said: tuple[str, ...] = ()
    try:
        fetched = had()
        said = (*fetched.remarks, *_since(file, fetched))
        table = read_table(fetched.content)
        said = (*said, *table.remarks)
        rows = read_rows(table, file)
        gaps = tuple(compare(Comparison(file, rows, registry)))
        keep(fetched)
    except Refusal as refusal:
        told = {"etat": Etat.ECARTE, "mot": refusal.mot, "pourquoi": str(refusal)}
    else:
        said = (*said, *rows.remarks)
        told = {"etat": Etat.COMPARE, "lignes": len(rows.rows), "ecarts": gaps}
    if fetched:
        told |= {"sha256": fetched.kept.sha256, "octets": len(fetched.content)}
    names = {name: getattr(file, name) for name in ("id", "titre", "editeur", "jeu", "adresse")}
    return Fichier(**names, **told, remarques=said)


def no_address(file: FichierAmont) -> Refusal:
    """Return why a file whose address is not known is put aside."""
    where = f" ; cherchez-le dans {file.jeu}" if file.jeu else ""
    return Refusal(
        Mot.SANS_ADRESSE,
        f"son adresse n’est pas dans {AMONT}{where}, et donnez le fichier : {file.id}=CHEMIN",
    )


def mend(
    root: Path, loaded: Loaded, reference: Reference, fichiers: Iterable[Fichier], today: date
) -> Correctif | None:
    """Return the patch of all gaps that can be mended, None where there is none; the registry stays as it is.

    Raises Failure where `data/cites.yaml` is not in its one form: its lines could not be told from those that change.
    """
    places: Mapping[str, int] = {cite.id: index for index, cite in loaded.entrees}
    cites = {cite.id: cite for _, cite in loaded.entrees}
    edits = [
        (places[gap.cite], cites[gap.cite], gap.edit)
        for fichier in fichiers
        for gap in fichier.ecarts
        if gap.edit and gap.cite
    ]
    read = loaded.positions[CITES]
    old = "\n".join(read.lines)
    if edits and formatted(read, reference) != old:
        raise Failure("Le registre n’est pas en forme : lancez « make format », puis recommencez.")
    new = patched(read, reference, edits, today) if edits else old
    if new == old:
        return None
    return Correctif(diff=diff(old, new, CITES), controle=tuple(_new_faults(root, loaded, reference, new, today)))


def _since(file: FichierAmont, fetched: Fetched) -> tuple[str, ...]:
    if file.sha256 and file.sha256 != fetched.kept.sha256:
        return (f"ce n’est plus le fichier vu le {jour(file.vu_le)} : son empreinte est {fetched.kept.sha256[:12]}…",)
    return ()


def _new_faults(root: Path, loaded: Loaded, reference: Reference, text: str, today: date) -> Iterable[str]:
    """Yield what the check says of the registry once it is mended, and does not say of it now."""
    sources, promesses = read_table_sources(root / "data" / "reference"), read_promesses(root)
    before = {_said(one) for one in judge(loaded, reference, sources, today, promesses)}
    with temporary_folder("amont") as mended:
        (mended / "data").mkdir()
        for file in FILES:
            (mended / file).write_bytes((root / file).read_bytes())
        (mended / CITES).write_text(text, encoding="utf-8")
        found = judge(load(mended), reference, sources, today, promesses)
    yield from terminal.render((one for one in found if _said(one) not in before), {})


def _said(one: Diagnostic) -> tuple[str, str]:
    return one.rule, one.message
