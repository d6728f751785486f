"""The words for probabilities that a dossier uses, as a table of their own."""

from __future__ import annotations

from backing.assessment.scales import Band, Scale
from backing.dossier.dossier import Words
from backing.dossier.table import Table


def words(scale: Scale) -> Words:
    """A scale with its words and what they stand for."""
    return Words(
        title=scale.title,
        source=scale.source,
        table=Table(columns=("Word", "Probability"), rows=tuple((band.word, _range(band)) for band in scale.bands)),
    )


def _range(band: Band) -> str:
    low = f"above {band.low:.0%}" if band.open_below else f"{band.low:.0%}"
    return f"{low} to {'below ' if band.open_above else ''}{band.high:.0%}"
