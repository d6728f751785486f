"""What one way of looking at the rows adds to a finding; several ways are put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, ParamSpec

from backing.errors import UnusableNumbers
from backing.evidence.finding import P_VALUE, Exhibit, ModelResult, Reading

P = ParamSpec("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Fields of a finding. ``readings`` are about "it is so": the finding turns them round for a denial."""

    models: tuple[ModelResult, ...] = ()
    readings: tuple[Reading, ...] = ()
    explanation: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()

    def shown_only(self) -> Part:
        """The same without readings and p values: it is shown, and decides nothing."""
        return replace(self, readings=(), models=tuple(each for each in self.models if each.measure != P_VALUE))

    def tested(self) -> bool:
        """Whether a p value is among the models."""
        return any(each.measure == P_VALUE for each in self.models)


def together(parts: Iterable[Part]) -> Part:
    """All that the parts add, in their order; a flag once."""
    parts = tuple(parts)
    joined: dict[str, Any] = {
        field.name: tuple(each for part in parts for each in getattr(part, field.name)) for field in fields(Part)
    }
    return Part(**{**joined, "flags": tuple(dict.fromkeys(joined["flags"]))})


def attempted(make: Callable[P, Part], *given: P.args, **named: P.kwargs) -> Part:
    """What ``make`` gives, or nothing where the numbers say nothing about what it asks."""
    try:
        return make(*given, **named)
    except UnusableNumbers:
        return Part()
