"""What would follow, as a reader meets it: the record first, then what was computed, with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping

from backing.consequences.consequences import Consequences
from backing.consequences.parameter import Parameter
from backing.consequences.reading.reading import Reading, Slice, Worse
from backing.dossier.hang_on import assumed_among, draw_effects, draw_shares, undriven
from backing.dossier.hold_up import hold_up
from backing.dossier.name import listed
from backing.dossier.outlook import Choice, Outlook, Third, View
from backing.dossier.responses import notes_on, tabulate_ineffective, tabulate_responses
from backing.dossier.table import Table
from backing.dossier.tag import Tag
from backing.evidence.finding import Exhibit

PATHS = ("attacks", "trust in states", "trust in the authority", "credibility")
"""The stocks that are drawn; all are in the case's file."""

THIRDS = ("lower third", "middle third", "upper third")
LIMITS = 4
"""Limits of a box that a line names."""


def look_ahead(found: Consequences, tags: Mapping[str, Tag]) -> Outlook:
    """The outlook of a case; every number comes finished from the simulation."""
    setting, main = found.setting, found.readings[0]
    runs = (
        f"{setting.futures:,} futures, spread over the ranges of all {len(found.parameters)} uncertain numbers; "
        f"{setting.seeds} draws of luck for each, the same under every policy; {setting.months} months."
    )
    titles = {policy.name: policy.title for policy in setting.policies}
    parameters = {each.name: each for each in found.parameters}
    meanings = {name: each.meaning for name, each in parameters.items()}
    return Outlook(
        caveat=found.caveat,
        start=(
            f"Start: {setting.origin}.",
            runs,
            *([found.left_out] if found.left_out else []),
        ),
        observed=tabulate_responses(found.observed) if found.observed else None,
        ineffective=tabulate_ineffective(found.observed) if found.observed else None,
        observed_notes=notes_on(found.observed) if found.observed else (),
        tags=tuple(tags[claim] for claim in (found.observed.claims if found.observed else ()) if claim in tags),
        views=tuple(_view(reading, titles) for reading in found.readings),
        choices=_choices(main, titles, meanings),
        worse=_worse(main.worse, titles, meanings),
        boxes=tuple(_box(each, titles, parameters) for each in main.worse if each.box.limits),
        held=hold_up(found, titles),
        drivers=tuple(draw_effects(each, titles, parameters) for each in main.drivers if each.screened),
        shares=tuple(draw_shares(each, titles, parameters) for each in main.drivers if each.shares),
        undriven=undriven(main),
        assumed=f"{len(found.assumed)} of the {len(found.parameters)} numbers are assumptions, with nothing but judgement behind "
        f"their ranges: {listed(found.assumed)}.",
    )


def _view(reading: Reading, titles: Mapping[str, str]) -> View:
    fans: list[Exhibit] = []
    for path in PATHS:
        rows = [
            {
                "policy": fan.policy,
                "month": month,
                "low": low,
                "quarter": quarter,
                "middle": middle,
                "three": three,
                "high": high,
            }
            for fan in reading.fans
            if fan.path == path
            for month, (low, quarter, middle, three, high) in enumerate(zip(*fan.quantiles, strict=True), start=1)
        ]
        title = (
            f"{path[0].upper()}{path[1:]} by policy and month, luck averaged out: the middle future, half, nine in ten"
        )
        fans.append(Exhibit(kind="fan", title=title, data=tuple(rows), notes={"measure": path}))
    regret = Exhibit(
        kind="regret",
        title="Regret: how much better the best policy of the same future does; nine futures in ten lose at most this",
        data=tuple(
            {
                "policy": titles[policy], "lens": lens.question, "regret": lens.regret_90[row],
                "share": lens.regret_90[row] / max(lens.regret_90) if max(lens.regret_90) else 0.0, "best": lens.best[row],
            }
            for lens in reading.lenses
            for row, policy in enumerate(reading.policies)
        ),
    )  # fmt: skip
    return View(name=reading.view, title=reading.title, regret=regret, fans=tuple(fans))


def _choices(reading: Reading, titles: Mapping[str, str], meanings: Mapping[str, str]) -> tuple[Choice, ...]:
    """Each parameter that the futures were cut by, where all three thirds hold some."""
    cut: dict[str, list[Slice]] = {}
    for each in reading.slices:
        cut.setdefault(each.parameter, []).append(each)
    questions = tuple(lens.question for lens in reading.lenses)
    return tuple(
        Choice(
            name=name,
            meaning=meanings[name],
            thirds=tuple(
                Third(
                    label=f"{THIRDS[part.part]}: {part.low:.2g} to {part.high:.2g}",
                    table=Table(
                        columns=("best or tied in", *questions),
                        rows=tuple(
                            (titles[policy], *(f"{row[number]:.0%}" for row in part.best))
                            for number, policy in enumerate(reading.policies)
                        ),
                    ),
                )
                for part in parts
            ),
        )
        for name, parts in cut.items()
        if len(parts) == len(THIRDS)
    )


def _worse(found: tuple[Worse, ...], titles: Mapping[str, str], meanings: Mapping[str, str]) -> Table | None:
    """In which futures one policy is worse than the other, both ways round."""
    if not found:
        return None
    rows = []
    for each in found:
        limits = sorted(each.box.limits, key=lambda limit: limit.p)[:LIMITS]
        where = "; ".join(f"{meanings[limit.parameter]}: {limit.low:.2g} to {limit.high:.2g}" for limit in limits)
        share = (
            f"{each.box.density:.0%} of the futures there, which are {each.box.coverage:.0%} of them all"
            if limits
            else ""
        )
        rows.append(
            (
                titles[each.policy],
                titles[each.other],
                each.measure,
                f"{each.box.share:.0%}",
                where or "no part of the futures stands out",
                share,
            )
        )
    return Table(columns=("policy", "worse than", "by", "in", "where", "how well that says it"), rows=tuple(rows))


def _box(each: Worse, titles: Mapping[str, str], parameters: Mapping[str, Parameter]) -> Exhibit:
    """The limits of a box, each within the whole range of its parameter as 0 to 1."""
    rows = []
    for limit in each.box.limits:
        given = parameters[limit.parameter]
        width = given.high - given.low
        low, high = ((min(max(end, given.low), given.high) - given.low) / width for end in (limit.low, limit.high))
        words = f"{max(limit.low, given.low):.2g} to {min(limit.high, given.high):.2g}"
        rows.append({"parameter": given.meaning, "low": low, "high": high, "words": words})
    pair = f"{titles[each.policy].lower()} does worse than {titles[each.other].lower()} by {each.measure}"
    return Exhibit(
        kind="box",
        title=f"Where {pair}",
        data=tuple(rows),
        notes={"assumed": assumed_among(parameters[limit.parameter] for limit in each.box.limits)},
    )
