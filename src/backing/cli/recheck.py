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
from backing.evidence.rechecking.touch import Touch
from backing.records.catalog import Catalog, Dataset, split_name
from backing.records.engines.choose import EngineName, open_engine
from backing.records.engines.engine import Engine
from backing.records.plans.choice import Choice
from backing.records.plans.choose import choose_tally
from backing.records.releases import standing_on
from backing.records.store.load import all_records

AT_ONCE = 2_000
"""Claims after which no other case joins those that are in memory together."""


Opened = tuple[Path, StandingCase | BackingError]
"""A case folder with its case, or with why that cannot be rechecked."""


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
        self._touch: Touch | None = None
        self._tests = 0

    def answers(self, watch: Watch) -> Iterator[Answer]:
        """What each case would say, in the order of the cases."""
        done = 0
        for turn in self._turns():
            watch(turn[0][0].name, done, len(self._folders))
            self._touch = self._touch or Touch(self._engine, again=len(turn) < len(self._folders))
            yield from self._together(turn, self._touch)
            done += len(turn)

    @property
    def alone(self) -> bool:
        """Whether there is one case only."""
        return len(self._folders) == 1

    @property
    def plan(self) -> tuple[Choice, ...]:
        """How the records were asked: that only rows which come or go were, and how these were counted."""
        differences = self._touch.differences.values() if self._touch else ()
        known = choose_tally(self._tests, sum(each.rows for each in differences), known=True)
        return (known, *(self._touch.plans if self._touch else ()))

    def _turns(self) -> Iterator[list[Opened]]:
        """The cases in their order, as many at a time as are in memory together."""
        turn: list[Opened] = []
        claims = 0
        for path in self._folders:
            case = self._open(path)
            turn.append((path, case))
            claims += len(case.claims) if isinstance(case, StandingCase) else 0
            if claims >= AT_ONCE:
                yield turn
                turn, claims = [], 0
        if turn:
            yield turn

    def _together(self, turn: Sequence[Opened], touch: Touch) -> Iterator[Answer]:
        outcomes = iter(recheck([case for _, case in turn if isinstance(case, StandingCase)], self._engine, touch))
        for path, case in turn:
            if isinstance(case, StandingCase):
                outcome = next(outcomes)
                self._tests += outcome.tests
                same = case.before == case.after
                yield Answer(path=path, outcome=outcome, same=same, take_in=self._take_in(path, case))
            else:
                yield Answer(path=path, problem=case)

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
