"""Do the items speak of what is there? Each chance is for a hypothesis of the case, or for a claim of it and its denial."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from backing.assessment.items.item import DENIED, Item
from backing.errors import UnusableEvidence

_SHOWN = 12


def check_items(
    items: Iterable[Item], hypotheses: Collection[str], claims: Collection[str], untested: Collection[str] = ()
) -> None:
    """Raise UnusableEvidence for an item that names what is not there, or gives a claim's chance without its denial's.

    ``untested`` are those of the ``claims`` that are opinion or advice: nothing weighs on them.
    """
    for item in items:
        _check_said(item, claims)
        if not item.chances:
            raise UnusableEvidence(f"{item.named} gives no chances", hint="Say how likely it is under some hypothesis.")
        for name in item.chances:
            claim = name.removeprefix(DENIED)
            if name in hypotheses:
                continue
            if claim not in claims:
                known = ", ".join([*hypotheses, *claims][:_SHOWN])
                raise UnusableEvidence(
                    f"{item.named} gives a chance for {name}, which is no hypothesis and no claim of this case",
                    hint=f"Known are {known} …" if known else "Set hypotheses up first: backing hypotheses CASE",
                )
            if claim in untested:
                raise UnusableEvidence(
                    f"{item.named} weighs on {claim}, which is kept as opinion or advice",
                    hint="Take the chance out, or mark the claim as checkable in claims.jsonl.",
                )
            if not {claim, f"{DENIED}{claim}"} <= item.chances.keys():
                raise UnusableEvidence(
                    f"{item.named} gives a chance for {name} alone",
                    hint=f"Say how likely it is under both: {{{claim}: 0.7, {DENIED}{claim}: 0.2}}.",
                )


def _check_said(item: Item, claims: Collection[str]) -> None:
    """What a source says is about claims: of a hypothesis it would have to be known for each of the others too."""
    for claim in item.says:
        if claim not in claims:
            known = ", ".join([*claims][:_SHOWN])
            raise UnusableEvidence(
                f"{item.named} says something of {claim}, which is no claim of this case",
                hint=f"Known are {known} …" if known else "Give it `chances` under the hypotheses instead.",
            )
