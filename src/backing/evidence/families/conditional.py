"""If a group were that large, what would we see? The reference class of groups of its size answers with a frequency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from backing.claims.claim import Kind
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_release
from backing.evidence.families.strengths import force
from backing.evidence.families.strengths.estimates import nearest
from backing.evidence.families.strengths.meaning import curve_exhibit
from backing.evidence.finding import Exhibit, Finding, ModelResult, Proxy, Reading
from backing.evidence.link import middle_day
from backing.evidence.report import known, report, signed
from backing.evidence.select import datasets_of, figures_query
from backing.evidence.statistics.odds import log_bayes_factor
from backing.evidence.statistics.operationalise import below
from backing.evidence.statistics.share import Share, prior_below, share_of
from backing.records.query import Condition, Operator, Query
from backing.vocabulary.lexicon import Threshold, measure_of, threshold

BAND = 1.75
"""Groups up to this many times smaller or larger than the number in the claim are of its size."""

LEFT_OUT = "contested left out"


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
        authority = setting.link.authority
        forces = [
            figures_query(dataset, authority, "strength", place=setting.link.country)
            for dataset in (datasets_of(setting.catalog, "figures") if authority else ())
        ]
        return tuple(
            on_release(
                setting, self.name, dataset, Proxy.DIRECT, _of_size(dataset.id, dataset.release, number), *forces
            )
            for dataset in datasets_of(setting.catalog, "groups")
        )

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        groups = [row for row in rows[0] if as_of is None or (known(row, as_of) and row["year"] < as_of.year)]
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
        posted = middle_day(test.setting.days)
        strengths = nearest([row for part in rows[1:] for row in part if known(row, as_of)], posted)
        quantity = test.setting.claim.quantity
        number = quantity.value if quantity else None
        return _finding(test, groups, force.force_of(number, strengths) if number else None, as_of)


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


def _finding(test: ClaimTest, groups: Sequence[Row], own: force.Force | None, as_of: date | None) -> Finding:
    text = test.setting.claim.text
    kept, lost = (sum(row["state_kept_control"] == outcome for row in groups) for outcome in ("yes", "no"))
    contested = len(groups) - kept - lost
    share, word = share_of(kept, kept + lost, unknown=contested), _word(text)
    return report(
        test,
        as_of,
        result=f"Of {len(groups)} armed groups of that size, the authority kept control beside {kept}, "
        f"lost it to {lost}, and {contested} cases are contested.",
        headline=f"control was kept beside {kept} of {len(groups)} such groups",
        sample_size=len(groups),
        models=(*_models(share), *force.models(own, groups)),
        readings=signed(test.setting.claim, tuple(_readings(share, word))),
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
            for row in groups
            if row["state_kept_control"] == "yes"
        )[:6],
        explanation=(
            "The class was chosen by size alone, is small, and mixes terrain, allies and the authority's own strength.",
            "It tests the general rule; it does not say how many fighters there are.",
            f"Whatever the contested cases were, control was kept in {share.lowest:.0%} to {share.highest:.0%} of cases.",
            *force.in_sentences(own, groups),
        ),
        cannot_tell=_robust(text),
        needs=(
            "a larger reference class, with the authority's strength for each case",
            *(() if own else ("a published strength of the authority near the statement's date",)),
        ),
        flips_if=("cases with a stronger or weaker authority are left out",),
        exhibits=(_exhibit(share, word), *force.exhibit(own)),
    )


def _models(share: Share) -> tuple[ModelResult, ...]:
    total = share.known + share.unknown
    ways = [("contested as lost", share_of(share.part, total))]
    ways += [(LEFT_OUT, share)] if share.known else []
    ways += [("contested as kept", share_of(share.part + share.unknown, total))]
    return tuple(
        ModelResult(
            name=f"Share of cases where control was kept, {name}",
            measure="share of cases",
            value=each.value,
            interval=(each.low, each.high),
            assumptions="Jeffreys interval; cases independent",
        )
        for name, each in ways
    )


def _readings(share: Share, word: Threshold) -> Iterator[Reading]:
    """Is the frequency of kept control as low as the claim's word allows, whatever the contested cases were?"""
    for limit in word.each():
        as_kept, as_lost = share.prob_below_range(limit)
        ways = ((LEFT_OUT, share.prob_below(limit)), ("contested as lost", as_lost), ("contested as kept", as_kept))
        for name, chance in ways:
            yield Reading(
                name=f"kept in at most {limit:.0%} of cases, {name}",
                log_lr=log_bayes_factor(chance, prior_below(limit)),
                central=limit == word.central and name == LEFT_OUT,
            )


def _word(text: str) -> Threshold:
    """What the claim's word for a low chance allows."""
    strong = ("highly unlikely", "very unlikely", "hardly", "impossible", "could not", "never")
    return threshold("highly_unlikely" if any(word in text.lower() for word in strong) else "unlikely")


def _robust(text: str) -> tuple[str, ...]:
    """That nobody counted districts, where the claim says how firm the control is."""
    if "robust" not in text.lower():
        return ()
    least, middle, most = (f"{share:.0%}" for share in threshold("robust_control").each())
    told = f"how robust control is: at least {least}, {middle} or {most} of districts could be meant, and none are counted here"
    return (told,)


def _exhibit(share: Share, word: Threshold) -> Exhibit:
    ways = [
        (LEFT_OUT, below(share.prob_below, word)),
        ("contested as lost", below(lambda limit: share.prob_below_range(limit)[1], word)),
        ("contested as kept", below(lambda limit: share.prob_below_range(limit)[0], word)),
    ]
    return curve_exhibit(
        "How rarely must control be kept for the claim's word to hold?",
        ways,
        word,
        x="kept in at most this share of cases",
    )
