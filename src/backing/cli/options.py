"""Options that take some lines to say: files of the user's own, which the case then keeps, and the words of a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from backing.assessment.scales import ScaleName

MatchesOption = Annotated[
    Path | None,
    typer.Option(
        "--matches",
        metavar="FILE",
        help="your own decisions about which rows are one event: a CSV with one,other,decision; the case keeps them",
    ),
]
PriorsOption = Annotated[
    Path | None,
    typer.Option(
        "--priors",
        metavar="FILE",
        help="your project's priors by sort of claim, set from other cases: YAML; the case keeps them",
    ),
]
WordsOption = Annotated[ScaleName, typer.Option("--words", help="whose words for probabilities stand in the dossier")]
