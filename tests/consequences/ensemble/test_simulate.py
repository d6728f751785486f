"""Ensembles give the same numbers however they are run."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from backing.consequences.ensemble.block import gather, run_block
from backing.consequences.ensemble.ensemble import Design, Ensemble, Luck, with_policies
from backing.consequences.ensemble.futures import sample_futures
from backing.consequences.ensemble.keep import Kept
from backing.consequences.ensemble.simulate import simulate
from backing.consequences.parameter import Shape, parameters
from tests.consequences.made import scenario


def design(number: int = 200, seeds: int = 40, seed: int = 1) -> Design:
    asked = scenario(months=3)
    return Design(scenario=asked, futures=sample_futures(asked.uncertain, number, seed), seeds=seeds, seed=seed)


def equal(one: Ensemble, other: Ensemble) -> bool:
    measures = all((one.measures[name] == other.measures[name]).all() for name in one.measures)
    return measures and all((one.paths[name] == other.paths[name]).all() for name in one.paths)


def test_neither_processes_nor_the_order_of_blocks_change_a_number() -> None:
    asked = design()
    here = simulate(asked, processes=1)
    assert equal(simulate(asked, processes=2), here)
    assert equal(gather(asked, [run_block(asked, block) for block in reversed(asked.blocks)]), here)


def test_every_future_is_in_one_block() -> None:
    for seeds in (1, 7, 5_000):
        blocks = design(123, seeds).blocks
        assert [future for block in blocks for future in block] == list(range(123))


def test_some_policies_alone_come_to_the_same() -> None:
    asked = design(20, 3)
    whole = simulate(asked)
    some = simulate(with_policies(asked, ("quiet", "shaming")))
    assert some.policies == ("quiet", "shaming")
    rows = [whole.policies.index(name) for name in some.policies]
    for name, measured in some.measures.items():
        np.testing.assert_array_equal(measured, whole.measures[name][rows])


def test_progress_is_told_for_each_block() -> None:
    told: list[tuple[int, int]] = []
    simulate(design(60, 40), lambda done, total: told.append((done, total)), processes=1)
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_latin_hypercube_has_one_future_in_each_slice_of_each_range() -> None:
    even = {name: each for name, each in parameters().items() if each.shape is Shape.UNIFORM}
    futures = sample_futures(even, 50, 3)
    for name, each in even.items():
        slices = np.floor((futures[name] - each.low) / (each.high - each.low) * 50)
        assert sorted(slices) == list(range(50))


def test_luck_is_averaged_out_over_seeds() -> None:
    found = simulate(design(5, 8))
    assert found.mean("attacks") == pytest.approx(found.measures["attacks"].mean(axis=2))
    assert found.measures["attacks"].shape == (8, 5, 8)
    assert found.paths["militants"].shape == (8, 3, 5)


def test_futures_that_share_their_luck_differ_by_their_parameters_alone() -> None:
    asked = design(60, 40)
    alike = replace(asked, futures={name: np.full(60, each[0]) for name, each in asked.futures.items()})
    shared = simulate(replace(alike, luck=Luck.SHARED), processes=1)
    for measured in shared.measures.values():
        np.testing.assert_array_equal(measured, np.repeat(measured[:, :1], 60, axis=1))
    own = simulate(alike, processes=1).measures["attacks"]
    assert (own != own[:, :1]).any()
    assert len(set(shared.measures["attacks"][0, 0])) > 1, "draws of luck differ among themselves"
    assert Kept.of(alike, Path()).folder != Kept.of(replace(alike, luck=Luck.SHARED), Path()).folder


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    asked = design(60, 40)
    kept = Kept.of(asked, tmp_path)

    def interrupt(done: int, _total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        simulate(asked, interrupt, processes=1, kept=kept)
    assert len(list(kept.folder.iterdir())) == 2
    told: list[tuple[int, int]] = []
    found = simulate(asked, lambda done, total: told.append((done, total)), processes=1, kept=kept)
    assert told == [(3, 3)]
    assert equal(found, simulate(asked))
    assert not list(tmp_path.iterdir())


def test_a_block_that_is_half_there_is_made_again_and_another_design_finds_none(tmp_path: Path) -> None:
    asked = design(60, 40)
    kept = Kept.of(asked, tmp_path)
    kept.put(run_block(asked, asked.blocks[0]))
    path = next(kept.folder.iterdir())
    path.write_bytes(path.read_bytes()[:1000])
    assert kept.get(asked.blocks[0]) is None
    assert equal(simulate(asked, processes=1, kept=kept), simulate(asked))
    assert Kept.of(design(60, 40, seed=2), tmp_path).folder != kept.folder


def test_what_another_version_of_the_model_made_is_not_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = design(60, 40)
    before = Kept.of(asked, tmp_path).folder
    assert Kept.of(asked, tmp_path).folder == before
    monkeypatch.setattr("backing.consequences.ensemble.keep.MODEL", "backing.consequences.reading")
    assert Kept.of(asked, tmp_path).folder != before
