"""What would follow, on the page: after the claims, with its caveat, and with nothing that computes."""

import re
from dataclasses import replace

import pytest
from scipy.stats import beta

from backing.assessment.scales import SCALES
from backing.consequences.ensemble.simulate import simulate
from backing.consequences.explore import design_of, explore
from backing.consequences.model.outcome import PATHS
from backing.consequences.observed import observe
from backing.consequences.reading.boxes import Box, Limit, Search
from backing.consequences.reading.lens import LENSES
from backing.dossier.assemble import assemble
from backing.dossier.charts import draw
from backing.dossier.foresee import DISPUTED
from backing.dossier.hold_up import BEST
from backing.dossier.outlook import Outlook
from backing.dossier.pictures.outlook import box, fan
from backing.dossier.writers.html import write_html
from backing.evidence.report import as_chance
from backing.records.responses.read import read_responses
from tests.consequences.made import scenario
from tests.dossier.factory import MadeUp, case

ROWS = """case,date,by,to,form,answer,conduct,source
a,2020-01-01,x,y,public shaming,denied,unchanged,s
b,2020-01-01,x,y,quiet demand,complied,changed,s
"""


@pytest.fixture(scope="module")
def simulated() -> MadeUp:
    found = explore(
        design_of(scenario(months=6), futures=60, seeds=2, seed=1), "made for a test", simulate
    ).consequences
    return replace(case(), consequences=replace(found, observed=observe(read_responses(ROWS))))


@pytest.fixture(scope="module")
def page(simulated: MadeUp) -> str:
    return write_html(assemble(simulated))


def outlook(made: MadeUp) -> Outlook:
    found = assemble(made).outlook
    assert found is not None
    return found


def section(page: str) -> str:
    found = re.search(r'<section id="outlook".*?</section>', page, re.DOTALL)
    assert found
    return found[0]


def test_a_case_that_was_not_simulated_has_no_outlook(simulated: MadeUp) -> None:
    plain = replace(simulated, consequences=None)
    assert assemble(plain).outlook is None
    assert 'id="outlook"' not in write_html(assemble(plain))


def test_it_stands_after_the_claims_with_the_record_before_the_futures(page: str) -> None:
    assert page.index('id="claims"') < page.index('id="outlook"') < page.index('id="methods"')
    shown = section(page)
    assert "not a forecast" in shown
    assert shown.index("what followed in past cases") < shown.index("Under whose assumptions?")


def test_it_uses_no_word_of_likelihood(page: str) -> None:
    shown = re.sub(r"<[^>]+>", " ", section(page)).replace("no future here is called likely", "")
    words = {band.word for scale in SCALES.values() for band in scale.bands}
    assert not [word for word in words if re.search(rf"\b{word}\b", shown)]


def test_a_reader_chooses_among_what_was_computed(page: str, simulated: MadeUp) -> None:
    shown, found = section(page), outlook(simulated)
    assert "<script" not in page
    assert shown.count('type="radio"') == len(found.views) + sum(
        len(each.thirds) for view in found.views for each in view.choices
    )
    assert shown.count('class="picked"') == shown.count('type="radio"')
    assert shown.count(" checked") == 1 + sum(len(view.choices) for view in found.views)
    stops = max(len(found.views) + 1, 3)
    assert all(f"input:nth-of-type({stop}):checked ~" in page for stop in range(1, stops + 1)), (
        "the opposite is one more"
    )
    for view in found.views:
        assert {"public_effect", "entrenching"} <= {each.name for each in view.choices}


def test_every_policy_has_a_fan_of_its_own_and_a_cell_in_each_lens(simulated: MadeUp) -> None:
    for view in outlook(simulated).views:
        titles = {policy.title for policy in scenario().policies}
        assert {row["policy"] for row in view.regret.data} == titles
        assert len(view.regret.data) == len(titles) * len(LENSES)
        assert {each.notes["measure"] for each in view.fans + view.more_fans} == set(PATHS)
        assert [each.notes["measure"] for each in view.fans] == list(DISPUTED)
        for drawn in view.fans + view.more_fans:
            assert {row["policy"] for row in drawn.data} == titles
            assert all(
                row["low"] <= row["quarter"] <= row["middle"] <= row["three"] <= row["high"] for row in drawn.data
            )


def test_each_picture_is_drawn(simulated: MadeUp) -> None:
    found = outlook(simulated)
    for number, exhibit in enumerate(
        (
            found.views[0].regret,
            found.views[0].fans[0],
            *(drawn for pair in found.contrasts for drawn in pair.boxes),
            *(drawn for pair in found.hangings for drawn in (*pair.effects, *pair.shares)),
        )
    ):
        assert (draw(exhibit, prefix=f"p{number}") or "").startswith("<svg")


def test_the_assumptions_are_named_beside_the_pictures(page: str, simulated: MadeUp) -> None:
    found, shown = outlook(simulated), section(page)
    all_of_them = "are assumptions, with nothing but judgement behind"
    assert shown.count(all_of_them) == 3 * len(found.views) + 1, "beside the regret, fans and thirds of each view"
    own = [each for pair in found.contrasts for each in pair.boxes] + [
        each for pair in found.hangings for each in (*pair.effects, *pair.shares)
    ]
    named = shown.count("Assumptions: ") + shown.count("None of these is a bare assumption")
    assert named == len(own) + len(found.contrasts)
    assert "memory" in shown


def test_the_thirds_of_a_range_that_goes_on_beyond_its_ends_are_called_open(simulated: MadeUp) -> None:
    main = outlook(simulated).views[0]
    labels = {choice.name: [third.label for third in choice.thirds] for choice in main.choices}
    assert labels["public_effect"][0].startswith("lower third: below -")
    assert labels["public_effect"][2].startswith("upper third: above 0.")
    assert labels["true"][0] == "lower third: 0.2 to 0.4"


def test_where_no_box_is_it_says_whether_one_was_looked_for(simulated: MadeUp) -> None:
    main = simulated.consequences.readings[0]  # type: ignore[union-attr]
    for pair in outlook(simulated).contrasts:
        assert len(pair.table.rows) == 2 * len(main.lenses)
    everywhere, none = (
        replace(main.worse[0], box=Box(search=search, coverage=1, density=0.9, share=0.9))
        for search in (Search.EVERYWHERE, Search.NONE)
    )
    changed = replace(main, worse=(everywhere, none))
    (pair,) = outlook(replace(simulated, consequences=replace(simulated.consequences, readings=(changed,)))).contrasts  # type: ignore[type-var]
    assert [row[3] for row in pair.table.rows] == ["nearly everywhere", "searched, none found"]


def test_the_name_of_a_parameter_takes_two_lines_at_most() -> None:
    name = "what a message in private counts as in the authority's trust in the state: courtesy, or a slight below 0"
    spec = box([{"parameter": name, "low": 0.1, "high": 0.9, "words": "-0.12 to 1"}], {})
    (shown,) = {row["line"] for layer in spec["layer"] for row in layer["data"]["values"]}
    assert shown.count("\n") == 1
    assert shown.endswith("…")


def test_the_title_of_a_policy_stands_above_its_fan_whole() -> None:
    spec = fan([{"policy": "Quiet demand first, then in public with evidence", "month": 1}], {"measure": "channel"})
    assert spec["data"]["values"][0]["policy"].split("\n") == ["Quiet demand first, then", "in public with evidence"]


def test_the_best_by_each_metric_is_marked_in_every_lens(simulated: MadeUp, page: str) -> None:
    main = simulated.consequences.readings[0]  # type: ignore[union-attr]
    for held, lens in zip(outlook(simulated).held, main.lenses, strict=True):
        assert held.question == lens.question
        assert len(held.metrics.columns) == 1 + 11
        for column, metric in enumerate(lens.robustness, start=1):
            marked = [row for row, cells in enumerate(held.metrics.rows) if BEST in cells[column]]
            assert tuple(marked) == metric.best
    assert section(page).count("The eleven metrics</summary>") == len(main.lenses)


def test_shares_of_best_futures_stand_with_their_ties_and_their_least_and_most(simulated: MadeUp) -> None:
    readings = simulated.consequences.readings  # type: ignore[union-attr]
    for number, held in enumerate(outlook(simulated).held):
        for row, cells in enumerate(held.ranks.rows):
            shares = [reading.lenses[number].best[row] for reading in readings]
            assert cells[1] == f"{shares[0]:.0%}"
            assert cells[4] == f"{min(shares):.0%} to {max(shares):.0%}"
            alone = readings[0].lenses[number].alone[row]
            assert cells[2:4] == (f"{alone:.0%}", f"{shares[0] - alone:.0%}")


def test_a_difference_without_drivers_says_so(simulated: MadeUp, page: str) -> None:
    main = simulated.consequences.readings[0]  # type: ignore[union-attr]
    one_pair = [each for each in main.drivers if each.other == main.drivers[0].other]
    (first, second, *others) = one_pair
    bare = replace(main, drivers=(replace(first, screened=(), shares=()), *others))
    (pair,) = outlook(replace(simulated, consequences=replace(simulated.consequences, readings=(bare,)))).hangings  # type: ignore[type-var]
    assert any(second.measure in line and "other luck" in line for line in pair.notes)
    assert any(first.measure in line and "no effect is clear of zero" in line for line in pair.notes)
    assert len(pair.effects) == sum(bool(each.screened) for each in others)
    assert "95 % interval reaches zero is left out" in section(page)


def test_the_record_says_how_far_each_form_was_ineffective(simulated: MadeUp) -> None:
    found = outlook(simulated)
    assert found.observed is not None
    assert found.ineffective is not None
    assert found.observed.rows[0][0] == "public shaming"
    assert found.observed.rows[0][-1] == "0% to 0%"
    chances = (as_chance(beta(0.5, 1.5).cdf(limit)) for limit in (0.1, 0.2, 1 / 3))
    assert found.ineffective.rows[0] == ("public shaming", *chances)


def test_a_box_is_drawn_within_the_whole_range(simulated: MadeUp) -> None:
    main = simulated.consequences.readings[0]  # type: ignore[union-attr]
    limit = Limit(parameter="true", low=0.5, high=0.8, p=0.01)
    boxed = replace(main.worse[0], box=Box(search=Search.FOUND, coverage=0.7, density=0.9, share=0.3, limits=(limit,)))
    changed = replace(simulated.consequences, readings=(replace(main, worse=(boxed,)),))  # type: ignore[type-var]
    ((drawn,),) = (pair.boxes for pair in outlook(replace(simulated, consequences=changed)).contrasts)
    assert drawn.data[0]["low"] == pytest.approx(0.5)
    assert drawn.data[0]["high"] == pytest.approx(1)
    assert drawn.notes["assumed"] == "Assumptions: chance that the allegation holds."
    assert (draw(drawn, prefix="box") or "").startswith("<svg")


def test_a_fan_has_the_first_month_every_third_and_the_last(simulated: MadeUp) -> None:
    months = [row["month"] for row in outlook(simulated).views[0].fans[0].data]
    assert months == [1, 3, 6] * 8, "the reading keeps all six"
