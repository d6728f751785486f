"""``priors.yaml``: a project's own priors, as a person writes them."""

from __future__ import annotations

from functools import partial

from backing.assessment.priors.prior import SORTS, Prior, Priors
from backing.errors import UnusablePriors
from backing.files.entries import Entry, parse_entries
from backing.provenance import digest

_FIELDS = ("sceptical", "even", "enthusiastic", "from", "by", "on", "why")


def read_priors(text: str, where: str = "priors.yaml") -> Priors:
    """The priors of a file; raises UnusablePriors with the line for what does not fit, and for a file without any."""
    top = parse_entries(text, where, UnusablePriors).fields(("priors",), needed=("priors",))
    sorts = top["priors"].fields(SORTS)
    if not sorts:
        raise top["priors"].problem("no sort of claim has priors", f"Give those of one or more: {', '.join(SORTS)}.")
    return Priors(by_sort={sort: _prior(entry) for sort, entry in sorts.items()}, digest=digest(text.encode()))


def _prior(entry: Entry) -> Prior:
    fields = entry.fields(_FIELDS, needed=_FIELDS)
    make = partial(
        Prior,
        sceptical=fields["sceptical"].number(),
        even=fields["even"].number(),
        enthusiastic=fields["enthusiastic"].number(),
        cases=fields["from"].texts(),
        by=fields["by"].text(),
        on=fields["on"].day(),
        why=fields["why"].text(),
    )
    return entry.made(make)
