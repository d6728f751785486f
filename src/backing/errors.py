"""The exceptions that Backing raises, each written for the person who reads it.

::

    BackingError
    ├── UnreadableStatement   a statement's bytes cannot be turned into text
    ├── Unreachable           a page on the web cannot be fetched
    │   ├── RefusedAddress    it must not be: its address is not a public one
    │   └── DamagedDownload   what came is not the whole file, or not the one that was meant
    ├── UnknownDate           what was given as a date is no day of the calendar
    ├── NoClaims              a statement holds nothing that reads as a claim
    ├── UnusableCase          a case folder cannot be read or written
    │   └── BrokenLog         its hash-chained log does not add up
    ├── UnreadableRecords     a file of records cannot be recognised or read
    ├── UnknownRecord         a dataset or release that is not in the catalogue
    ├── UnusableStore         the store of records cannot be read or changed
    ├── UnusableMatches       settings or a list of matches between releases do not fit
    ├── UnusableVocabulary    a table of names or words of the user's own does not fit
    ├── InvalidTest           a test that cannot be stated as a query
    ├── UnusableNumbers       numbers from which a statistic cannot be computed
    ├── UnusableHypotheses    rival explanations that do not fit together: their priors, their parts
    ├── UnusableEvidence      a piece of evidence that names what is not there, or gives chances that cannot be
    ├── UnusablePriors        a project's own priors that do not fit, or were set from the case that they judge
    ├── UnknownSpeaker        nobody of that name makes a claim in the case
    ├── UnusableScenario      a scenario or a policy that cannot be run: an unknown name, a number out of its bounds
    └── MissingExtra          an optional library is not installed

A child also is the built-in error that it refines, so that ordinary ``except ValueError`` code keeps working. The
absence of evidence is never an error: it is a finding.
"""

from __future__ import annotations


class BackingError(Exception):
    """What went wrong (``detail``), where (part of ``detail``), and what to do about it (``hint``)."""

    def __init__(self, detail: str, *, hint: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.hint = hint


class UnreadableStatement(BackingError, ValueError):
    """The input is empty, binary, wrongly encoded, or too large to be a statement."""


class Unreachable(BackingError, OSError):
    """A page does not answer in time, answers with an error or with too much, or is no page with words."""


class RefusedAddress(Unreachable):
    """An address that is not on the public web: a private or local network, another protocol, an unusual port."""


class DamagedDownload(Unreachable):
    """A download broke off, or its digest is not the one that its publisher gives."""


class UnknownDate(BackingError, ValueError):
    """What was given as a date is no day of the calendar, or one on which nobody can have posted."""


class NoClaims(BackingError, ValueError):
    """The statement was read, but no sentence in it says anything that could be weighed."""


class UnusableCase(BackingError, OSError):
    """The case folder is missing, half-written, unwritable, or holds a file that does not parse."""


class BrokenLog(UnusableCase):
    """The hash chain in ``log.jsonl`` does not add up: a line was changed, removed or inserted."""


class UnreadableRecords(BackingError, ValueError):
    """A file of records is of no known source, is damaged, lacks a column, or has a mapping that does not fit it."""


class UnknownRecord(BackingError, LookupError):
    """No dataset or release of that name is in the catalogue."""


class UnusableStore(BackingError, OSError):
    """The folder of the store cannot be written, is held by another process, or holds a release that is damaged."""


class UnusableMatches(BackingError, ValueError):
    """A file of the user's own on which events of two releases are one does not parse, or contradicts itself."""


class UnusableVocabulary(BackingError, ValueError):
    """A file in the user's own vocabulary is no table of it, does not parse, or has the wrong columns."""


class InvalidTest(BackingError, ValueError):
    """A test names a table, a column or an operator that the records do not have."""


class UnusableNumbers(BackingError, ValueError):
    """Counts, exposures or estimates are missing, negative or not finite, or say nothing about what is asked of them."""


class UnusableHypotheses(BackingError, ValueError):
    """A set of hypotheses is empty, its priors do not sum to 1, a part outweighs its whole, or its file does not parse."""


class UnusableEvidence(BackingError, ValueError):
    """An item has a chance of 0 or 1 not marked certain, names what is not there, derives from itself, or says what cannot be."""


class UnusablePriors(BackingError, ValueError):
    """Priors that do not rise between 0 and 1, rest on no case, or rest on the one that they would judge."""


class UnknownSpeaker(BackingError, LookupError):
    """Nobody of that name makes a claim in the case."""


class UnusableScenario(BackingError, ValueError):
    """A scenario names an unknown parameter, gives a number out of its bounds, has no policy, or asks for too many runs."""


class MissingExtra(BackingError, ImportError):
    """A feature needs an optional library that is not installed."""
