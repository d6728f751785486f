"""What followed which form, counted. It is an observation: who is asked how, and of what, was nobody's experiment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import beta

from backing.records.responses.response import INEFFECTIVE, KNOWN, Answer, Conduct, Form, Response

JEFFREYS = 0.5
_GRID = 4001


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTally:
    """What followed one form.

    ``changed`` counts later conduct that changed among the ``known`` of all ``rows``; ``low`` and ``high`` are the 95 % Jeffreys
    interval of that share. ``ineffective`` is P(share <= threshold) at each of ``INEFFECTIVE``. ``admitted`` counts rows of which
    no more than an admission is known. ``least`` and ``most`` are the shares if none, or all, of those that are not known had
    changed, the admitted among them.
    """

    form: Form
    rows: int
    denied: int
    complied: int
    known: int
    changed: int
    admitted: int
    low: float
    high: float
    ineffective: tuple[float, float, float]
    least: float
    most: float

    @property
    def unknown(self) -> int:
        """Rows of which nothing came to be known, no admission either."""
        return self.rows - self.known - self.admitted


def tally_forms(responses: Sequence[Response]) -> tuple[FormTally, ...]:
    """One tally for each form that occurs, in the order of ``Form``."""
    return tuple(
        _tally(form, [row for row in responses if row.form is form])
        for form in Form
        if any(row.form is form for row in responses)
    )


def less_often(tallies: Iterable[FormTally], form: Form, other: Form) -> float | None:
    """P(conduct changes less often after ``form`` than after ``other``) under independent Jeffreys priors.

    None where one of the two has no known outcome: the table cannot tell.
    """
    found = {each.form: each for each in tallies if each.known}
    if form not in found or other not in found:
        return None
    quantiles = (np.arange(_GRID) + 0.5) / _GRID
    return float(_posterior(found[form]).cdf(_posterior(found[other]).ppf(quantiles)).mean())


def _tally(form: Form, rows: Sequence[Response]) -> FormTally:
    known = [row for row in rows if row.conduct in KNOWN]
    changed = sum(row.conduct is Conduct.CHANGED for row in known)
    share = beta(JEFFREYS + changed, JEFFREYS + len(known) - changed)
    low, high = share.ppf((0.025, 0.975))
    below = share.cdf(INEFFECTIVE)
    return FormTally(
        form=form,
        rows=len(rows),
        denied=sum(row.answer is Answer.DENIED for row in rows),
        complied=sum(row.answer is Answer.COMPLIED for row in rows),
        known=len(known),
        changed=changed,
        admitted=sum(row.conduct is Conduct.ADMITTED for row in rows),
        low=float(low),
        high=float(high),
        ineffective=(float(below[0]), float(below[1]), float(below[2])),
        least=changed / len(rows),
        most=(changed + len(rows) - len(known)) / len(rows),
    )


def _posterior(tally: FormTally) -> beta:
    return beta(JEFFREYS + tally.changed, JEFFREYS + tally.known - tally.changed)
