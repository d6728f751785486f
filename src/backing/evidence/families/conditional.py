"""If a group were that large, what would we see? The reference class of groups of its size answers with a frequency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from scipy.special import betainc, betaincinv

from backing.claims.claim import Kind
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_release
from backing.evidence.finding import Finding, ModelResult, Proxy, Reading
from backing.evidence.report import report, signed
from backing.evidence.select import datasets_of
from backing.evidence.statistics.odds import log_bayes_factor
from backing.records.query import Condition, Operator, Query
from backing.vocabulary.lexicon import measure_of, threshold

BAND = 1.75
"""Groups up to this many times smaller or larger than the number in the claim are of its size."""

CONTESTED = {"contested as lost": 0.0, "contested as half kept": 0.5, "contested as kept": 1.0}


class ConditionalExpectation:
    """Claims of the form "with N fighters, they could hardly keep control"."""

    name = "reference class"
    scope: tuple[str, ...] = ()
    counts = True
    rows_suffice = False

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        claim = setting.claim
        number = claim.quantity.value if claim.quantity else None
        if claim.kind is not Kind.CONDITIONAL or not number or measure_of(claim.text) not in ("control", "strength"):
            return ()
        return tuple(
            on_release(setting, self.name, dataset, Proxy.DIRECT, _of_size(dataset.id, dataset.release, number))
            for dataset in datasets_of(setting.catalog, "groups")
        )

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        groups = [row for row in rows[0] if as_of is None or row["year"] < as_of.year]
        if not groups:
            return report(
                test,
                as_of,
                result="No group of that size is in the reference class.",
                headline="no group of that size",
                sample_size=0,
                cannot_tell=("the reference class holds no group of that size",),
                needs=("armed groups of that size, with whether the authority kept control",),
            )
        return _finding(test, groups, as_of)


def _of_size(dataset: str, release: str, number: float) -> Query:
    return Query(
        table="groups",
        dataset=dataset,
        release=release,
        where=(
            Condition(column="strength_high", operator=Operator.GE, value=number / BAND),
            Condition(column="strength_low", operator=Operator.LE, value=number * BAND),
        ),
        order=("year", "group_name"),
    )


def _finding(test: ClaimTest, groups: Sequence[Row], as_of: date | None) -> Finding:
    kept = [row for row in groups if row["state_kept_control"] == "yes"]
    lost = [row for row in groups if row["state_kept_control"] == "no"]
    contested = len(groups) - len(kept) - len(lost)
    models = tuple(_model(name, len(kept) + share * contested, len(groups)) for name, share in CONTESTED.items())
    readings = list(_readings(len(kept), contested, len(groups), test.setting.claim.text))
    return report(
        test,
        as_of,
        result=f"Of {len(groups)} armed groups of that size, the authority kept control beside {len(kept)}, "
        f"lost it to {len(lost)}, and {contested} cases are contested.",
        headline=f"control was kept beside {len(kept)} of {len(groups)} such groups",
        sample_size=len(groups),
        models=models,
        readings=signed(test.setting.claim, readings),
        counter_examples=tuple(
            {
                "id": row["id"],
                "what": f"{row['group_name']}, {row['year']}",
                "place": row["country"],
                "source": row["stated_by"],
                "url": row["url"],
                "deaths": None,
                "date": str(row["year"]),
                "known_from": str(row["year"]),
            }
            for row in kept[:6]
        ),
        explanation=(
            "The class was chosen by size alone, is small, and mixes terrain, allies and the authority's own strength.",
            "It tests the general rule; it does not say how many fighters there are.",
        ),
        needs=("a larger reference class, with the authority's strength for each case",),
        flips_if=("cases with a stronger or weaker authority are left out",),
    )


def _readings(kept: int, contested: int, total: int, text: str) -> Iterator[Reading]:
    """Is the frequency of kept control as low as the claim's word allows?"""
    limits = threshold("highly_unlikely" if _strong(text) else "unlikely")
    for limit in limits.each():
        prior = float(betainc(0.5, 0.5, limit))
        for name, share in CONTESTED.items():
            success = kept + share * contested
            p = float(betainc(success + 0.5, total - success + 0.5, limit))
            yield Reading(
                name=f"kept in at most {limit:.0%} of cases, {name}",
                log_lr=log_bayes_factor(p, prior),
                central=limit == limits.central and share == CONTESTED["contested as half kept"],
            )


def _strong(text: str) -> bool:
    return any(
        word in text.lower()
        for word in ("highly unlikely", "very unlikely", "hardly", "impossible", "could not", "never")
    )


def _model(name: str, kept: float, total: int) -> ModelResult:
    low, high = (float(betaincinv(kept + 0.5, total - kept + 0.5, q)) for q in (0.025, 0.975))
    return ModelResult(
        name=f"Share of cases where control was kept, {name}",
        measure="share of cases",
        value=kept / total,
        interval=(low, high),
        assumptions="Jeffreys interval; cases independent",
    )
