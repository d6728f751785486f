"""An analyst's corrections to the claims, carried over when claims are found anew.

Three versions meet: what was found before (``base``), what the analyst made of it (``edited``), and what is found now
(``found``). What the analyst changed, added or took out holds; everything else is as it is found now.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

from backing.claims.claim import Claim

SAME = 0.5
"""The least overlap (intersection over union of the spans) of two claims that are the same one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """The claims with the corrections in them, and how many there are of each sort.

    ``found`` are the claims as found, under the ids that they have in ``claims``: the ``base`` of the next time.
    """

    claims: tuple[Claim, ...]
    found: tuple[Claim, ...]
    changed: int
    added: int
    removed: int

    @property
    def count(self) -> int:
        """How many corrections there are in all."""
        return self.changed + self.added + self.removed


def carry_over(base: Sequence[Claim], edited: Sequence[Claim], found: Sequence[Claim]) -> Corrected:
    """``found`` with what ``edited`` corrects in ``base``; claims that were there before keep their ids.

    When ``found`` equals ``base``, the result is ``edited``, in the order of the text.
    """
    before = {claim.id: claim for claim in base}
    after = {claim.id: claim for claim in edited}
    named = _with_known_ids(found, base, taken={*before, *after})
    kept = [_corrected(claim, before.get(claim.id), after) for claim in named]
    here = {claim.id for claim in named}
    changed = [old.id for old in base if old.id in after and after[old.id] != old]
    lost = [after[name] for name in changed if name not in here]  # corrected, but not found any more: it stays
    added = [claim for claim in edited if claim.id not in before]
    claims = [claim for claim in (*kept, *lost, *added) if claim is not None]
    return Corrected(
        claims=tuple(sorted(claims, key=lambda claim: (claim.span.start, -claim.span.end))),
        found=tuple(named),
        changed=len(changed),
        added=len(added),
        removed=sum(old.id not in after for old in base),
    )


def _corrected(claim: Claim, old: Claim | None, after: dict[str, Claim]) -> Claim | None:
    """The claim with the slots that the analyst changed; None when the analyst took it out."""
    if old is None:
        return claim
    new = after.get(claim.id)
    if new is None:
        return None
    slots = {f.name: getattr(new, f.name) for f in fields(Claim) if getattr(new, f.name) != getattr(old, f.name)}
    return replace(claim, **slots)


def _with_known_ids(found: Sequence[Claim], base: Sequence[Claim], taken: Iterable[str]) -> list[Claim]:
    """``found`` under the ids that its claims had in ``base``; claims that are new get ids that nobody has."""
    names: dict[str, str] = {}
    used: set[str] = set()
    for claim in found:
        old = next((b for b in _nearest(claim, base) if b.id not in used), None)
        if old is not None:
            names[claim.id] = old.id
            used.add(old.id)
    free = (f"c{number:02d}" for number in range(1, 10**6) if f"c{number:02d}" not in taken)
    names |= {claim.id: next(free) for claim in found if claim.id not in names}
    return [
        replace(
            claim,
            id=names[claim.id],
            relations=tuple(replace(r, to=names.get(r.to, r.to)) for r in claim.relations),
        )
        for claim in found
    ]


def _nearest(claim: Claim, base: Sequence[Claim]) -> list[Claim]:
    """The claims of ``base`` that may be the same one: those of the same kind first, then by overlap."""
    alike = [old for old in base if _overlap(claim, old) >= SAME]
    return sorted(alike, key=lambda old: (old.span != claim.span, old.kind != claim.kind, -_overlap(claim, old)))


def _overlap(one: Claim, other: Claim) -> float:
    shared = one.span.overlap(other.span)
    return shared / (len(one.span) + len(other.span) - shared) if shared else 0.0
