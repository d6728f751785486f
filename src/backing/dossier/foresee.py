"""An ensemble under somebody's assumptions: its regret, the fans of its stocks, and the choices that a reader has in it."""

from __future__ import annotations

from collections.abc import Mapping

from backing.consequences.reading.reading import Fan, Reading, Slice
from backing.dossier.outlook import Choice, Third, View
from backing.dossier.table import Table
from backing.evidence.finding import Exhibit

DISPUTED = ("trust in states", "trust in the authority", "trust gap", "denial", "backlash", "channel")
"""The stocks that a dispute about allegation, shaming and demand is about: they are drawn first."""

OTHERS = ("credibility", "word of the authority", "attacks", "militants")
"""The stocks that come after them; what else a reading keeps comes last, in its own order."""

QUARTER = 3
"""A fan is drawn from every third month: a mean over luck bends slowly, and a page of all months has three times the size."""

THIRDS = ("lower third", "middle third", "upper third")


def foresee(reading: Reading, titles: Mapping[str, str], meanings: Mapping[str, str]) -> View:
    """What a reading comes to, drawn; every number is the reading's own."""
    kept = list(dict.fromkeys(fan.path for fan in reading.fans))
    disputed = [path for path in DISPUTED if path in kept]
    others = [path for path in OTHERS if path in kept]
    others += [path for path in kept if path not in DISPUTED + OTHERS]
    return View(
        name=reading.view,
        title=reading.told,
        regret=_regret(reading, titles),
        fans=tuple(_fan(path, reading, titles) for path in disputed),
        more_fans=tuple(_fan(path, reading, titles) for path in others),
        choices=_choices(reading, titles, meanings),
    )


def _fan(path: str, reading: Reading, titles: Mapping[str, str]) -> Exhibit:
    rows = [row for fan in reading.fans if fan.path == path for row in _months(fan, titles[fan.policy])]
    title = f"{path[0].upper()}{path[1:]} by policy, every third month, luck averaged out: the middle future, half, nine in ten"
    return Exhibit(kind="fan", title=title, data=tuple(rows), notes={"measure": path})


def _months(fan: Fan, title: str) -> list[dict[str, object]]:
    quantiles, last = zip(*fan.quantiles, strict=True), len(fan.quantiles[0])
    return [
        {
            "policy": title,
            "month": month,
            "low": low,
            "quarter": quarter,
            "middle": middle,
            "three": three,
            "high": high,
        }
        for month, (low, quarter, middle, three, high) in enumerate(quantiles, start=1)
        if month in {1, last} or month % QUARTER == 0
    ]


def _regret(reading: Reading, titles: Mapping[str, str]) -> Exhibit:
    return Exhibit(
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


def _choices(reading: Reading, titles: Mapping[str, str], meanings: Mapping[str, str]) -> tuple[Choice, ...]:
    """Each parameter that the futures were cut by, where all three thirds hold some."""
    cut: dict[str, list[Slice]] = {}
    for each in reading.slices:
        cut.setdefault(each.parameter, []).append(each)
    return tuple(
        Choice(
            name=name,
            meaning=meanings[name],
            thirds=tuple(Third(label=_label(part), table=_best(part, reading, titles)) for part in parts),
        )
        for name, parts in cut.items()
        if len(parts) == len(THIRDS)
    )


def _label(third: Slice) -> str:
    """The third and its values; the outer thirds of an open range hold all that lies beyond it as well."""
    values = f"{third.low:.2g} to {third.high:.2g}"
    if third.open and third.part == 0:
        values = f"below {third.high:.2g}"
    elif third.open and third.part == len(THIRDS) - 1:
        values = f"above {third.low:.2g}"
    return f"{THIRDS[third.part]}: {values}"


def _best(third: Slice, reading: Reading, titles: Mapping[str, str]) -> Table:
    rows = (
        (titles[policy], *(f"{lens[number]:.0%}" for lens in third.best))
        for number, policy in enumerate(reading.policies)
    )
    return Table(columns=("best or tied in", *(lens.question for lens in reading.lenses)), rows=tuple(rows))
