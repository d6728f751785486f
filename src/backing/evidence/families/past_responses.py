"""Does it work? Whether conduct changed after past shaming, accusing or asking, from the table that the case holds.

"Public shaming has proven ineffective" is a claim about that record. The table is an observation: whoever chose the form knew the
case, so the answer is what followed, and not what the form brought about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from backing.claims.claim import Claim
from backing.claims.outcomes import form_of, judges_a_form, says_it_works
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_nothing, on_responses
from backing.evidence.finding import Finding, ModelResult, Proxy, Reading
from backing.evidence.report import report, several
from backing.evidence.scope import taken_back
from backing.evidence.statistics.odds import log_bayes_factor
from backing.evidence.statistics.share import Share, prior_below, share_of
from backing.records.responses.response import INEFFECTIVE, KNOWN, OBSERVATIONAL, Conduct, Response
from backing.vocabulary.actors import find_actor

FEWEST = 5
"""Cases with a known outcome below which the table cannot tell. An assumption."""
CENTRAL = INEFFECTIVE[1]


class PastResponses:
    """Claims that a way of raising a matter works, or that it does not, held against past cases."""

    name = "past responses"
    scope: tuple[str, ...] = ()
    counts = False
    rows_suffice = False

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        if not judges_a_form(setting.claim.text):
            return ()
        if not setting.responses:
            return (on_nothing(setting, self.name, "The case holds no table of past responses."),)
        proxy = Proxy.SAME_ACTOR if _to_them(setting) else Proxy.SAME_PLACE
        return (on_responses(setting, self.name, proxy, "The past cases that its user coded, and no others."),)

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        setting, form = test.setting, form_of(test.setting.claim.text) or ""
        rows_of_form = [row for row in _to_them(setting) or setting.responses if row.form == form]
        share = _share([row for row in rows_of_form if as_of is None or row.on <= as_of], as_of)
        lacking = _lacking(setting, form, share)
        back = taken_back(setting.claim, setting.lead)
        found = report(
            test,
            as_of,
            result=_result(form, share),
            headline=_headline(form, share),
            sample_size=int(share.known) if share else 0,
            cannot_tell=(*lacking, *back),
            needs=_needs(setting, form, share),
        )
        if share is None:
            return found
        return replace(
            found,
            models=_models(share),
            readings=() if lacking or back else _readings(setting.claim, share),
            explanation=_explanation(form, rows_of_form),
            flips_if=(f"in further cases of {form} it turns out otherwise",),
        )


def _to_them(setting: Setting) -> tuple[Response, ...]:
    """The rows about those whom the claim names; all rows where it names nobody who could have been addressed."""
    named = {each.id for each in setting.link.actors}
    words = {each.casefold() for each in setting.link.collective}
    if not named and not words:
        return setting.responses

    def is_one(name: str) -> bool:
        known = find_actor(name, country=setting.link.country)
        return (known is not None and known.id in named) or name.casefold() in words

    return tuple(row for row in setting.responses if is_one(row.to))


def _share(rows: Sequence[Response], as_of: date | None) -> Share | None:
    """The share of cases in which conduct changed after any of their rows, as far as that was known; None without a case.

    Rows of one case are one outcome: what is raised ten times is not ten cases.
    """
    by_case: dict[str, list[bool | None]] = defaultdict(list)
    for row in rows:
        by_case[row.case].append(row.conduct is Conduct.CHANGED if _known(row, as_of) else None)
    if not by_case:
        return None
    changed = sum(any(each) for each in by_case.values())
    unknown = sum(None in each and not any(each) for each in by_case.values())
    return share_of(changed, len(by_case) - unknown, unknown=unknown)


def _known(row: Response, as_of: date | None) -> bool:
    """Whether it was known on a day if conduct changed; conduct without a date is known with hindsight alone."""
    if row.conduct not in KNOWN:
        return False
    return as_of is None or (row.conduct_on is not None and row.conduct_on <= as_of)


def _lacking(setting: Setting, form: str, share: Share | None) -> tuple[str, ...]:
    """Why the table cannot tell; nothing where it can."""
    if not setting.responses:
        return ("the case holds no table of past responses",)
    if not _to_them(setting):
        return ("the table has no row about those whom the claim names",)
    known = int(share.known) if share else 0
    if known < FEWEST:
        return (f"the table knows the outcome of {several(known, 'case')} of {form}; below {FEWEST} it cannot tell",)
    return ()


def _needs(setting: Setting, form: str, share: Share | None) -> tuple[str, ...]:
    known = int(share.known) if share and _to_them(setting) else 0
    if known >= FEWEST:
        return ()
    whom = " to those whom the claim names" if setting.responses and not _to_them(setting) else ""
    return (
        f"a table of past responses (responses.csv) with {FEWEST - known} more cases of {form}{whom} whose outcome is known",
    )


def _readings(claim: Claim, share: Share) -> tuple[Reading, ...]:
    """Weights for each meaning of "ineffective": by the known cases, and with all unknown ones counted either way.

    Odds after the cases over the odds before them: the likelihood ratio of a beta-binomial model for a share above the limit
    against one below it, both by the Jeffreys prior.
    """
    sign = -1 if says_it_works(claim) else 1

    def reading(name: str, below: float, limit: float, *, central: bool = False) -> Reading:
        return Reading(name=name, log_lr=sign * log_bayes_factor(below, prior_below(limit)), central=central)

    found = []
    for limit in INEFFECTIVE:
        name = f"ineffective: at most {limit:.0%}"
        found.append(reading(name, share.prob_below(limit), limit, central=limit == CENTRAL))
        if share.unknown:
            least, most = share.prob_below_range(limit)
            found.append(reading(f"{name}, all unknown cases changed", least, limit))
            found.append(reading(f"{name}, no unknown case changed", most, limit))
    return tuple(found)


def _models(share: Share) -> tuple[ModelResult, ...]:
    whole = ModelResult(
        name="Share of cases in which conduct changed",
        measure="share",
        value=share.value,
        interval=(share.low, share.high),
        assumptions="Jeffreys prior, cases with a known outcome",
    )
    limits = (
        ModelResult(
            name=f"Ineffective: changed in at most {limit:.0%} of cases",
            measure="P(share at most the limit)",
            value=share.prob_below(limit),
            interval=share.prob_below_range(limit) if share.unknown else None,
            assumptions="beta-binomial, Jeffreys prior; from all unknown cases changed to none",
        )
        for limit in INEFFECTIVE
    )
    return (whole, *limits)


def _result(form: str, share: Share | None) -> str:
    if share is None:
        return f"No past case of {form} is on record here."
    unknown = f", and it is not known of {share.unknown:g} more" if share.unknown else ""
    return f"Conduct changed after {form} in {share.part:g} of {several(share.known, 'past case')}{unknown}."


def _headline(form: str, share: Share | None) -> str:
    return (
        f"changed after {form} in {share.part:g} of {several(share.known, 'case')}" if share else "no past cases here"
    )


def _explanation(form: str, rows: Sequence[Response]) -> tuple[str, ...]:
    whom = sorted({row.to for row in rows})
    named = ", ".join(whom[:5]) + (" and others" if len(whom) > 5 else "")
    meanings = ", ".join(f"{limit:.0%}" for limit in INEFFECTIVE)
    admitted = sum(row.conduct is Conduct.ADMITTED for row in rows)
    picked = sorted({row.selected for row in rows if row.selected})
    return (
        OBSERVATIONAL,
        f"Raised {several(len(rows), 'time')} as {form}, with {named}. A case is one outcome, changed if any row of it was.",
        f"Ineffective means that conduct changes in at most {meanings} of cases: three meanings of the word, by assumption.",
        *(
            [f"Admitted later in {several(admitted, 'row')}, which is no change of conduct: not known."]
            if admitted
            else []
        ),
        *([f"How rows came into the table: {'; '.join(picked)}."] if picked else []),
    )
