"""What became of sampled claims, as tables, as a reliability diagram, and as the file that the dossiers read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backing.assessment.verdict import Label
from backing.evidence.statistics.share import share_of
from scripts.scores import reliability, scores_of

SETTLED = {Label.SUPPORTED: True, Label.REFUTED: False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One claim, one way of recording, and the answer as of the claim's day; ``p`` is None where the records cannot tell."""

    text: str
    sort: str
    way: str
    label: Label
    p: float | None
    truth: bool

    @property
    def wrong(self) -> bool:
        """Whether it was called supported and is false, or refuted and is true."""
        return self.label in SETTLED and SETTLED[self.label] is not self.truth


def tables(outcomes: Sequence[Outcome]) -> str:
    ways = list(dict.fromkeys(each.way for each in outcomes))
    by_way = {way: [each for each in outcomes if each.way == way] for way in ways}
    parts = [
        "| way of recording | claims | with a probability | Brier | log score | ECE | settled | settled wrongly |",
        "|---|---|---|---|---|---|---|---|",
        *(scored(way, some) for way, some in by_way.items()),
        "\nBy the sort of claim:\n",
        "| sort | way of recording | claims | with a probability | Brier | log score | ECE | settled | settled wrongly |",
        "|---|---|---|---|---|---|---|---|---|",
        *(
            f"| {sort} {scored(way, [each for each in some if each.sort == sort])}"
            for sort in dict.fromkeys(each.sort for each in outcomes)
            for way, some in by_way.items()
        ),
        "\nBy the label: how many claims have it, and how many of these are true, with the 95 % interval of that share.\n",
        "| label | " + " | ".join(ways) + " |",
        "|---|" + "---|" * len(ways),
        *(labelled(label, list(by_way.values())) for label in Label if any(each.label is label for each in outcomes)),
    ]
    return "\n".join(parts)


def scored(way: str, some: Sequence[Outcome]) -> str:
    told = [(each.p, each.truth) for each in some if each.p is not None]
    settled = sum(each.label in SETTLED for each in some)
    numbers = ["–"] * 3
    if told:
        found = scores_of(told)
        numbers = [f"{value:.3f}" for value in (found.brier, found.log, found.ece)]
    wrong = sum(each.wrong for each in some)
    return f"| {way} | {len(some)} | {len(told)} | {' | '.join(numbers)} | {settled} | {wrong} |"


def labelled(label: Label, groups: Sequence[Sequence[Outcome]]) -> str:
    cells = []
    for group in groups:
        some = [each for each in group if each.label is label]
        true = sum(each.truth for each in some)
        share = share_of(true, len(some)) if some else None
        cells.append(f"{len(some)}, true {true} ({share.low:.0%} to {share.high:.0%})" if share else "none")
    return f"| {label} | {' | '.join(cells)} |"


def toml(outcomes: Sequence[Outcome]) -> str:
    """How many claims were settled in each way of recording, and how many of them wrongly."""
    lines = [
        "# How often settled claims are wrong: measured by scripts/calibrate_verdicts.py --save, read by every dossier."
    ]
    for way in dict.fromkeys(each.way for each in outcomes):
        some = [each for each in outcomes if each.way == way]
        count: Callable[[Callable[[Outcome], bool]], int] = lambda of, some=some: sum(map(of, some))  # noqa: E731
        lines += [
            "\n[[way]]",
            f'recorded = "{way}"',
            f"claims = {len(some)}",
            f"settled = {count(lambda each: each.label in SETTLED)}",
            f"wrong = {count(lambda each: each.wrong)}",
        ]
    return "\n".join(lines) + "\n"


def diagram(outcomes: Sequence[Outcome]) -> str:
    """Said against so, a panel for each way of recording, with 95 % intervals and the diagonal of what would be right."""
    import altair as alt
    import vl_convert

    rows = [
        {"way": way, "said": b.said, "so": b.so, "low": b.low, "high": b.high, "claims": b.claims}
        for way in dict.fromkeys(each.way for each in outcomes)
        for b in reliability([(each.p, each.truth) for each in outcomes if each.way == way and each.p is not None])
    ]
    said = alt.X("said:Q", scale=alt.Scale(domain=[0, 1]), title="probability given")
    layers = [
        alt.Chart(alt.Data(values=[{"said": 0, "so": 0}, {"said": 1, "so": 1}]))
        .mark_line(strokeDash=[4, 4], color="#888")
        .encode(x=said, y=alt.Y("so:Q", title="share that was true")),
        alt.Chart()
        .mark_rule(color="#4c78a8")
        .encode(x=said, y=alt.Y("low:Q", title="share that was true"), y2="high:Q"),
        alt.Chart()
        .mark_circle(opacity=1, color="#4c78a8")
        .encode(x=said, y="so:Q", size=alt.Size("claims:Q", title="claims")),
    ]
    panels = alt.layer(*layers, data=alt.Data(values=rows)).properties(width=220, height=220)
    chart = panels.facet(column=alt.Column("way:N", title=None, sort=list(dict.fromkeys(row["way"] for row in rows))))
    drawn: str = vl_convert.vegalite_to_svg(chart.to_dict())
    return drawn
