"""Exceptions to the rules of the check, as people write them in `data/exceptions.yaml`."""

from typing import Annotated

from msgspec import Meta

from scripts.registry.provenance import CiteId, Jour, Record, SourceId, Texte


class ExceptionDeRegle(Record, kw_only=True):
    """One rule that one cité need not follow, for a reason, until a day."""

    regle: Annotated[
        SourceId,
        Meta(
            title="Règle",
            description="Nom de la règle, tel que le contrôle l’écrit entre crochets.",
            examples=["commune-sans-qpv"],
        ),
    ]
    cite: Annotated[
        CiteId,
        Meta(title="Cité", description="Identifiant de la seule cité que la règle épargne.", examples=["cde-070"]),
    ]
    pourquoi: Annotated[
        Texte,
        Meta(
            title="Pourquoi",
            description="Ce qui rend l’exception nécessaire, en une phrase.",
            examples=["L’ANCT liste cette commune sans qu’aucun QPV l’explique ; question posée à la préfecture."],
        ),
    ]
    jusqu_au: Annotated[
        Jour,
        Meta(
            title="Jusqu’au",
            description="Dernier jour où l’exception vaut (année-mois-jour) ; ensuite, le contrôle la refuse.",
            examples=["2027-06-30"],
        ),
    ]


class Exceptions(Record, kw_only=True):
    """The whole file `data/exceptions.yaml`."""

    exceptions: Annotated[
        tuple[ExceptionDeRegle, ...],
        Meta(
            title="Exceptions", description="Les règles qu’une cité n’a pas à suivre ; liste vide s’il n’y en a aucune."
        ),
    ]
