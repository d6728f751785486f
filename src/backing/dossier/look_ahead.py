"""What would follow, as a reader meets it: the record first, then what was computed, with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping

from backing.consequences.consequences import Consequences
from backing.dossier.contrast import contrast
from backing.dossier.foresee import foresee
from backing.dossier.hang_on import hang_on
from backing.dossier.hold_up import hold_up
from backing.dossier.name import listed
from backing.dossier.outlook import Outlook
from backing.dossier.responses import notes_on, tabulate_ineffective, tabulate_responses
from backing.dossier.tag import Tag


def look_ahead(found: Consequences, tags: Mapping[str, Tag]) -> Outlook:
    """The outlook of a case; every number comes finished from the simulation."""
    setting, main = found.setting, found.readings[0]
    runs = (
        f"{setting.futures:,} futures, spread over the ranges of all {len(found.parameters)} uncertain numbers; "
        f"{setting.seeds} draws of luck for each, the same under every policy; {setting.months} months."
    )
    titles = {policy.name: policy.title for policy in setting.policies}
    parameters = {each.name: each for each in found.parameters}
    meanings = {name: each.meaning for name, each in parameters.items()}
    return Outlook(
        caveat=found.caveat,
        start=(
            f"Start: {setting.origin}.",
            runs,
            *([found.left_out] if found.left_out else []),
        ),
        observed=tabulate_responses(found.observed) if found.observed else None,
        ineffective=tabulate_ineffective(found.observed) if found.observed else None,
        observed_notes=notes_on(found.observed) if found.observed else (),
        tags=tuple(tags[claim] for claim in (found.observed.claims if found.observed else ()) if claim in tags),
        views=tuple(foresee(reading, titles, meanings) for reading in found.readings),
        contrasts=contrast(main, titles, parameters),
        held=hold_up(found, titles),
        hangings=hang_on(main, titles, parameters),
        assumed=f"{len(found.assumed)} of the {len(found.parameters)} numbers are assumptions, with nothing but judgement behind "
        f"their ranges: {listed(found.assumed)}.",
    )
