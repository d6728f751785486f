"""Blocks that were made are kept until the whole ensemble is, so that an interrupted run goes on where it stopped."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from backing.consequences.ensemble.block import Block
from backing.consequences.ensemble.ensemble import Design

MODEL = "backing.consequences.model"
"""The package whose text decides what a run comes to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A folder with a file for each block of one design; another design has another folder."""

    folder: Path

    @classmethod
    def of(cls, design: Design, under: Path) -> Kept:
        """The place of a design: named by the digest of all that its numbers depend on, the model's own text included."""
        digest = sha256(repr((design.scenario, design.seeds, design.seed, design.luck)).encode() + _text_of(MODEL))
        for name, values in design.futures.items():
            digest.update(name.encode() + values.tobytes())
        return cls(folder=under / digest.hexdigest()[:16])

    def get(self, futures: range) -> Block | None:
        """A block that was made, if its file is whole."""
        path = self._path(futures)
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as found:
                return Block(futures=futures, measures=found["measures"], paths=found["paths"])
        except (OSError, ValueError, KeyError, BadZipFile):
            return None

    def put(self, block: Block) -> None:
        """Keep a block: its file is wholly there or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self._path(block.futures)
        draft = path.with_suffix(".part")
        with draft.open("wb") as file:
            np.savez(file, measures=block.measures, paths=block.paths)
        draft.replace(path)

    def drop(self) -> None:
        """Forget the design's blocks."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _path(self, futures: range) -> Path:
        return self.folder / f"{futures.start}.npz"


@cache
def _text_of(package: str) -> bytes:
    """What the model is made of: or blocks that another version of it made would be mixed with this one's."""
    parts = sorted((each for each in files(package).iterdir() if each.name.endswith(".py")), key=lambda each: each.name)
    return b"".join(each.read_bytes() for each in parts)
