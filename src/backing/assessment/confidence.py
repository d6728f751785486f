"""How good is the basis? Its own axis, computed from what can be seen of it and never from the probability."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backing.assessment.combine import carrying, combine, total, weight_of
from backing.assessment.weighing.testimony import Testimony
from backing.evidence.finding import Finding, Proxy


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One visible property of the basis: whether it holds, and the words for either case."""

    holds: Callable[[Sequence[Finding], Sequence[Testimony]], bool]
    yes: str
    no: str


def _witnesses(able: Sequence[Finding]) -> set[str]:
    """Who says it: the sources of dated rows, the sources compared, else the release.

    A model with an interval and no value is a range over models, and no source.
    """
    part = [f for f in able if not f.complete]
    sources = {str(example.get("root") or example.get("source")) for f in part for example in f.counter_examples}
    return (
        sources
        | {m.name.partition(",")[0] for f in able for m in f.models if m.interval and m.value is not None}
        | {f.dataset for f in able if f.complete}
    )


def _several(able: Sequence[Finding], testimony: Sequence[Testimony]) -> bool:
    """Whether the answer has more than one source; of what people entered, what speaks as the whole does stands behind it."""
    way = total([combine(able), *(each.weight for each in testimony)]).central
    entered = [each for each in testimony if each.weight.central * way > 0]
    return len(_witnesses(able)) + len(entered) > 1 or any(f.complete and f.sample_size > 1 for f in able)


def _one_way(able: Sequence[Finding], testimony: Sequence[Testimony]) -> bool:
    weights = [*map(weight_of, able), *(each.weight for each in testimony)]
    return all(each.low >= 0 for each in weights) or all(each.high <= 0 for each in weights)


FEATURES = (
    Feature(
        holds=lambda able, _: all(f.proxy is Proxy.DIRECT for f in able),
        yes="the measure is what the claim is about",
        no="the measure stands in for what the claim is about",
    ),
    Feature(
        holds=lambda able, _: all(f.complete and not f.cannot_tell for f in able),
        yes="the record is complete for it",
        no="the record is a collection, or blind in parts",
    ),
    Feature(
        holds=_several,
        yes="more than one independent row or source stands behind it",
        no="a single source stands behind it",
    ),
    Feature(
        holds=_one_way,
        yes="every admissible reading points the same way",
        no="admissible readings point different ways",
    ),
)


def confidence(findings: Sequence[Finding], testimony: Sequence[Testimony] = ()) -> tuple[str, tuple[str, ...]]:
    """High, moderate or low, with one reason a feature: four features hold, three, or fewer.

    What people entered beside the findings counts among their sources and readings. Where no finding can carry an answer, it
    rests on that alone: never high, and low if one witness has most of the weight.
    """
    able = carrying(findings)
    if not able and testimony:
        return _entered(testimony)
    if not able:
        return "low", ("no finding can carry an answer",)
    held = [feature.holds(able, testimony) for feature in FEATURES]
    level = {4: "high", 3: "moderate"}.get(sum(held), "low")
    return level, tuple(f.yes if ok else f.no for f, ok in zip(FEATURES, held, strict=True))


def _entered(testimony: Sequence[Testimony]) -> tuple[str, tuple[str, ...]]:
    weights = [abs(each.weight.central) for each in testimony]
    alone = len(testimony) == 1 or max(weights) > sum(weights) / 2
    many = f"it rests on {len(testimony)} independent items that people entered, and on no record"
    return ("low", ("one witness has most of the weight",)) if alone else ("moderate", (many,))
