"""Every key of the files that people edit, what it expects and an example: `/champs/`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from scripts.french import liste, nombre, typographie
from scripts.model.model import Model
from scripts.pages.parts.page import Link, Page
from scripts.registry.load import ANCIENS, CITES, EXCEPTIONS, FILES, PROGRAMME, SOURCES
from scripts.registry.provenance import Bloc, Provenance
from scripts.registry.records import Code, ListeDeCodes
from scripts.registry.shapes import Block, Choice, Day, Field, Flag, Integer, Many, Shape, Text, shape_of

_FICHIERS = {
    CITES: "Les cités, une entrée chacune : le fichier que l’on modifie le plus souvent.",
    SOURCES: "Ce que citent les cités et le programme.",
    PROGRAMME: "Ce que les sources disent du programme dans son ensemble.",
    EXCEPTIONS: "Les règles du contrôle qu’une cité n’a pas à suivre.",
    ANCIENS: "Les adresses publiées qui ne sont plus, et où chacune mène désormais.",
}

_CODE = "commun-code"


class LigneChamp(Struct, frozen=True):
    """One key: `bloc` is the anchor of the block that it opens, where it opens one."""

    cle: str
    titre: str
    obligatoire: bool
    attendu: str
    description: str
    exemple: str | None
    bloc: str | None


class BlocDecrit(Struct, frozen=True):
    """The keys of one block; `commun` is the anchor of those that it shares with others, where it does."""

    id: str
    titre: str
    description: str
    champs: tuple[LigneChamp, ...]
    commun: str | None


class FichierDecrit(Struct, frozen=True):
    """One file and its blocks, outer ones first; `schema` leads to its JSON Schema."""

    id: str
    nom: str
    schema: Link
    description: str
    blocs: tuple[BlocDecrit, ...]


class PageChamps(Struct, frozen=True):
    """All files, and the keys that their blocks share."""

    fichiers: tuple[FichierDecrit, ...]
    communs: tuple[BlocDecrit, ...]


def pages(model: Model) -> Iterator[Page]:
    """The one page."""
    yield Page(
        path="champs/index.html",
        template="champs.html",
        title="Les clés du registre",
        description="Ce que chaque clé des fichiers du registre des cités de l’emploi attend, avec un exemple.",
        kind="Page",
        context=PageChamps(tuple(_fichier(file) for file in FILES), tuple(_communs())),
    )


def _fichier(file: str) -> FichierDecrit:
    name = file.removeprefix("data/").removesuffix(".yaml")
    shape = shape_of(FILES[file])
    root = BlocDecrit(name, "À la racine du fichier", "", _champs(shape, name, ()), None)
    schema = Link(name, f"schemas/{name}.schema.json")
    return FichierDecrit(f"fichier-{name}", file, schema, typographie(_FICHIERS[file]), (root, *_blocs(shape, name)))


def _blocs(shape: Block, anchor: str) -> Iterator[BlocDecrit]:
    """Yield the blocks that a block holds, each before those that it holds itself."""
    for field in shape.fields.values():
        inner = _block(field.shape)
        if inner is not None and field.name not in _shared(shape):
            below = f"{anchor}-{field.name}"
            shared = _shared(inner)
            yield BlocDecrit(
                id=below,
                titre=field.titre,
                description=typographie(field.description),
                champs=_champs(inner, below, shared),
                commun="commun-bloc" if "mentions" in shared else "commun-provenance" if shared else None,
            )
            if not issubclass(inner.record, ListeDeCodes):
                yield from _blocs(inner, below)


def _communs() -> Iterator[BlocDecrit]:
    provenance, bloc = shape_of(Provenance), shape_of(Bloc)
    mention = _block(bloc.fields["mentions"].shape)
    yield BlocDecrit(
        "commun-provenance",
        "D’où cela vient",
        "Tout énoncé le dit.",
        _champs(provenance, "commun-provenance", ()),
        None,
    )
    yield BlocDecrit(
        "commun-bloc",
        "Ce qui a été dit d’autre",
        "Tout bloc d’une cité peut garder d’autres énoncés à côté de la valeur retenue.",
        _champs(bloc, "commun-bloc", Provenance.__struct_fields__),
        "commun-provenance",
    )
    yield BlocDecrit(
        "commun-bloc-mentions",
        "Une mention",
        "Un énoncé gardé à côté de la valeur retenue.",
        _champs(mention, "commun-bloc-mentions", _shared(mention)),
        "commun-provenance",
    )
    yield BlocDecrit(
        _CODE,
        "Un code d’une liste",
        typographie(
            "Un code s’écrit seul, ou comme un bloc avec ce qui lui est propre ; le reste est celui de sa liste."
        ),
        _champs(shape_of(Code), _CODE, ()),
        None,
    )


def _shared(shape: Block) -> tuple[str, ...]:
    for record in (Bloc, Provenance):
        if issubclass(shape.record, record):
            return record.__struct_fields__
    return ()


def _champs(shape: Block, anchor: str, shared: tuple[str, ...]) -> tuple[LigneChamp, ...]:
    return tuple(_champ(field, anchor) for field in shape.fields.values() if field.name not in shared)


def _champ(field: Field, anchor: str) -> LigneChamp:
    return LigneChamp(
        cle=field.name,
        titre=typographie(field.titre),
        obligatoire=field.required,
        attendu=typographie(_attendu(field.shape)),
        description=typographie(field.description),
        exemple=_exemple(field.exemple),
        bloc=_CODE if _is_code(field.shape) else f"{anchor}-{field.name}" if _block(field.shape) else None,
    )


def _block(shape: Shape) -> Block | None:
    """Return the block that a key opens: itself, or what its list holds."""
    shape = shape.item if isinstance(shape, Many) else shape
    return shape if isinstance(shape, Block) else None


def _is_code(shape: Shape) -> bool:
    return isinstance(shape, Many) and isinstance(shape.item, Block) and shape.item.short is not None


def _attendu(shape: Shape) -> str:
    match shape:
        case Many(item=Block(short=str())):
            return "liste de codes officiels, entre guillemets"
        case Many(item=Block()):
            return "liste de blocs"
        case Many(item=item):
            return f"liste : {_attendu(item)}"
        case Block():
            return "bloc de clés"
        case Choice(values=values):
            return f"au choix : {liste(values, 'ou')}"
        case Day():
            return "jour, année-mois-jour"
        case Integer():
            return "nombre entier, en chiffres"
        case Flag():
            return "true ou false"
        case Text(code=True):
            return "code officiel, entre guillemets"
        case Text(max_length=int() as longest):
            return f"texte de {nombre(longest)} caractères au plus"
    return "texte de forme fixe"


def _exemple(example: Any) -> str | None:
    if example is None:
        return None
    return typographie(", ".join(str(one) for one in example) if isinstance(example, list) else str(example))
