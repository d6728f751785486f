"""What becomes of an allegation and of its denial, month by month."""

import numpy as np
import pytest

from backing.consequences.model.ledger import Ledger, Proof, enter, entries, open_ledger

ONE, NONE = np.array([[True]]), np.array([[False]])


def after(
    months: int,
    *,
    real: bool,
    denied: bool,
    lag: float = 2,
    resolution: float = 1,
    shown: float = 0,
    showing: float = 0,
) -> tuple[Ledger, list[Proof]]:
    """One allegation in month 0 and silence after it."""
    values = {"lag": np.array([lag]), "resolution": np.array([resolution]), "showing": np.array([showing])}
    ledger, told = open_ledger(months, (1, 1)), []
    for month in range(months):
        spoken = ONE if month == 0 else NONE
        made = entries(spoken, spoken & denied, np.array([real]))
        ledger, proof = enter(ledger, month, made, np.array([[shown]]), values, luck=np.array([[0.5]]))
        told.append(proof)
    return ledger, told


@pytest.mark.parametrize(("lag", "month"), [(2, 2), (2.4, 2), (2.5, 3), (1, 1)])
def test_it_is_resolved_once_it_is_old_enough_and_once_only(lag: float, month: int) -> None:
    ledger, told = after(6, real=True, denied=False, lag=lag)
    assert [float(each.right.sum()) for each in told] == [float(number == month) for number in range(6)]
    assert ledger.open == 0


@pytest.mark.parametrize("real", [True, False])
@pytest.mark.parametrize("denied", [True, False])
def test_a_denial_is_found_false_with_what_is_right_and_true_with_what_is_wrong(real: bool, denied: bool) -> None:
    ledger, _ = after(4, real=real, denied=denied)
    found = ledger.resolved
    assert (found.right, found.wrong) == (real, not real)
    assert (found.exposed, found.upheld) == (real and denied, denied and not real)
    assert (ledger.made, ledger.false) == (1, not real)


def test_without_an_inquiry_it_stays_open() -> None:
    ledger, told = after(6, real=True, denied=True, resolution=0)
    assert ledger.open == 1
    assert not any(each.exposed.any() for each in told)


@pytest.mark.parametrize(("shown", "showing", "open_still"), [(0, 6, 1), (0.5, 0, 1), (0.5, 6, 0), (0.5, 2.9, 1)])
def test_what_was_shown_raises_the_chance_of_an_inquiry_by_its_factor(
    shown: float, showing: float, open_still: int
) -> None:
    """A chance of 0.2 becomes 0.2 (1 + showing * shown); the inquiry's luck is 0.5."""
    ledger, _ = after(6, real=True, denied=False, resolution=0.2, shown=shown, showing=showing)
    assert ledger.open == open_still
