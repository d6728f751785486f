"""What followed in past cases, as a table and the sentences under it."""

from __future__ import annotations

from backing.consequences.observed import Observed
from backing.consequences.tally import FormTally
from backing.dossier.table import Table
from backing.evidence.report import as_chance
from backing.records.responses.response import INEFFECTIVE

COUNTED = (
    "how it was raised",
    "times",
    "denied",
    "complied",
    "changed later",
    "95 %",
    "admitted",
    "not known",
    "least to most",
)


def tabulate_responses(observed: Observed) -> Table:
    """A row for each form: what was counted of it."""
    return Table(columns=COUNTED, rows=tuple(map(_row, observed.tallies)))


def tabulate_ineffective(observed: Observed) -> Table:
    """The chance that each form is ineffective, by each meaning of the word."""
    return Table(
        columns=("ineffective: conduct changes in", *(f"at most {limit:.0%} of cases" for limit in INEFFECTIVE)),
        rows=tuple(
            (str(each.form), *(as_chance(chance) if each.known else "cannot tell" for chance in each.ineffective))
            for each in observed.tallies
        ),
    )


def notes_on(observed: Observed) -> tuple[str, ...]:
    """The comparison that is mostly asked for, what the columns mean, and the caveat."""
    if observed.shaming_less is None:
        compared = "Whether conduct changes less often after shaming than after a quiet demand: the table cannot tell."
    else:
        chance = as_chance(observed.shaming_less)
        compared = f"Conduct changed less often after shaming than after a quiet demand: probability {chance}."
    meaning = (
        "The second table gives probabilities, by three meanings of ineffective, all assumed. To admit what was denied is not to "
        "change what is done: it is counted apart. Least to most: the share if none, or all, of those whose later conduct is not "
        "known had changed, the admitted among them."
    )
    return (compared, meaning, *observed.limits, observed.note)


def _row(each: FormTally) -> tuple[str, ...]:
    return (
        str(each.form), str(each.rows), str(each.denied), str(each.complied), f"{each.changed} of {each.known}",
        f"{each.low:.0%} to {each.high:.0%}", str(each.admitted), str(each.unknown), f"{each.least:.0%} to {each.most:.0%}",
    )  # fmt: skip
