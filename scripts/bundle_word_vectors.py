"""Cut the word vectors that ship from GloVe: ``python scripts/bundle_word_vectors.py glove.6B.50d.txt``.

Takes the 20,000 most frequent words of the published file (one word and fifty numbers a line), rounds the numbers to eight
bits, and writes ``src/backing/claims/data/word_vectors.npz``. The same file gives the same bytes.
"""

from __future__ import annotations

import argparse
from itertools import islice
from pathlib import Path

import numpy as np

TARGET = Path(__file__).parents[1] / "src" / "backing" / "claims" / "data" / "word_vectors.npz"
WORDS = 20_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("glove", type=Path)
    with parser.parse_args().glove.open(encoding="utf-8") as file:
        lines = [line.split() for line in islice(file, WORDS)]
    numbers = np.array([line[1:] for line in lines], np.float32)
    step = np.float32(np.abs(numbers).max() / 127)
    words = np.frombuffer("\n".join(line[0] for line in lines).encode(), np.uint8)
    np.savez_compressed(TARGET, words=words, rows=np.round(numbers / step).astype(np.int8), step=step)
    print(f"{TARGET}: {len(lines):,} words, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
