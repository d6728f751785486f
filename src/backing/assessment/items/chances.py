"""A chance as people write it: one number, lowest and highest, or lowest, central and highest."""

from __future__ import annotations

from backing.assessment.items.item import Chance
from backing.files.entries import Entry
from backing.files.yaml_text import flow, number


def read_chance(entry: Entry, *, certain: bool = False) -> Chance:
    """A chance; 0 and 1 only where the item is ``certain``. Raises the entry's error, with its line."""
    if isinstance(entry.value, str):
        value = entry.number()
        return entry.made(lambda: Chance.of(value, certain=certain))
    ends = [each.number() for each in entry.entries()]
    if len(ends) == 2:
        return entry.made(lambda: Chance.between(*ends, certain=certain))
    if len(ends) == 3:
        low, central, high = ends
        return entry.made(lambda: Chance(low=low, central=central, high=high, certain=certain))
    raise entry.problem(
        f"{len(ends)} numbers are no chance", "Write 0.3, or [0.2, 0.4], or [0.2, 0.3, 0.4]: lowest, central, highest."
    )


def write_chance(chance: Chance) -> str:
    """The shortest of the three forms that is read back as the same chance."""
    if chance.low == chance.high:
        return number(chance.central)
    if Chance.between(chance.low, chance.high, certain=chance.certain) == chance:
        return flow(map(number, (chance.low, chance.high)))
    return flow(map(number, (chance.low, chance.central, chance.high)))
