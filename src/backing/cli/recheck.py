"""``backing recheck``: cases are held against a new release, some at a time; nothing is written into them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from backing.assessment.recheck import Outcome, StandingCase, recheck
from backing.case import Watch
from backing.casefile.folder import CaseFolder
from backing.casefile.standing import cases_in, named_in, open_standing
from backing.errors import BackingError
from backing.evidence.touch import Touch
from backing.records.catalog import Catalog, Dataset, split_name
from backing.records.engines.choose import EngineName, open_engine
from backing.records.engines.engine import Engine
from backing.records.plans.choice import Choice
from backing.records.plans.choose import choose_tally
from backing.records.releases import standing_on
from backing.records.store.load import all_records

AT_ONCE = 100
"""Cases that are in memory together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the new records mean for a case; or, as ``problem``, why that cannot be told.

    ``same`` says that its records stay what they were: it was tested on the new ones already, or on later ones. ``take_in``
    are the commands by which the case is tested on them.
    """

    path: Path
    outcome: Outcome | None = None
    problem: BackingError | None = None
    same: bool = False
    take_in: tuple[str, ...] = ()


class Desk:
    """The cases, the new releases, and how their rows were counted."""

    def __init__(self, folders: Sequence[Path], records: Catalog, new: Sequence[Dataset], engine: Engine) -> None:
        self._folders, self._records, self._new, self._engine = folders, records, new, engine
        self._touch = Touch(engine, again=len(folders) > AT_ONCE)
        self._tests = 0

    def answers(self, watch: Watch) -> Iterator[Answer]:
        """What each case would say, in the order of the cases."""
        for first in range(0, len(self._folders), AT_ONCE):
            some = self._folders[first : first + AT_ONCE]
            watch(some[0].name, first, len(self._folders))
            yield from self._together(some)

    @property
    def alone(self) -> bool:
        """Whether there is one case only."""
        return len(self._folders) == 1

    @property
    def plan(self) -> tuple[Choice, ...]:
        """How the records were asked: that only rows which come or go were, and how these were counted."""
        rows = sum(difference.rows for difference in self._touch.differences.values())
        return (choose_tally(self._tests, rows, known=True), *self._touch.plans)

    def _together(self, paths: Sequence[Path]) -> Iterator[Answer]:
        opened = [self._open(path) for path in paths]
        tested = [each for each in opened if isinstance(each, StandingCase)]
        outcomes = iter(recheck(tested, self._engine, self._touch))
        for path, each in zip(paths, opened, strict=True):
            if isinstance(each, StandingCase):
                outcome = next(outcomes)
                self._tests += outcome.tests
                same = each.before == each.after
                yield Answer(path=path, outcome=outcome, same=same, take_in=self._take_in(path, each))
            else:
                yield Answer(path=path, problem=each)

    def _open(self, path: Path) -> StandingCase | BackingError:
        try:
            return open_standing(CaseFolder(path), self._records, self._new)
        except BackingError as problem:
            return problem

    def _take_in(self, path: Path, tested: StandingCase) -> tuple[str, ...]:
        """Without names where the case is then tested on what stands; else by the names of the releases that stand."""
        usual = standing_on(self._records.datasets, tested.statement.first_days())
        names = [f"{each.id}@{each.release}" for each in tested.after if not each.replaced]
        named = "" if set(usual) == set(tested.after) else "".join(f" --records {name}" for name in names)
        return (f"backing test {path}{named}", f"backing weigh {path}", f"backing dossier {path}")


@contextmanager
def opened(paths: Sequence[Path], names: Sequence[str], engine: EngineName) -> Iterator[Desk]:
    """The cases of some folders, and an engine over all that they were tested on and the releases that are ``names``.

    Raises UnusableCase where there is no case, and UnknownRecord for a release that is not at hand.
    """
    records = all_records()
    new = tuple(records.find(*split_name(name)) for name in names)
    folders = tuple(dict.fromkeys(folder for path in paths for folder in cases_in(path)))
    needed = set(new)
    for folder in folders:
        needed.update(_named(folder, records))
    catalog = Catalog(datasets=tuple(each for each in records if each in needed))
    with open_engine(engine, catalog) as found:
        yield Desk(folders, records, new, found)


def _named(folder: Path, records: Catalog) -> tuple[Dataset, ...]:
    try:
        return named_in(folder, records)
    except BackingError:
        return ()  # whoever opens the case says what is wrong
