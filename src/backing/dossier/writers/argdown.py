"""The argument of the text as Argdown, for its own editors and maps."""

from __future__ import annotations

from backing.assessment.views.argdown import write_argdown as write_map
from backing.dossier.dossier import Dossier
from backing.dossier.reveal import reveal


def write_argdown(dossier: Dossier) -> str:
    """The map with the names and the answers of the dossier, said and so apart; hidden characters are made visible."""
    said = {card.tag.claim: card.said for card in dossier.cards if card.said}
    answers = {
        box.tag.claim: {"so": box.tag.label, **({"said": said[box.tag.claim]} if box.tag.claim in said else {})}
        for box in dossier.argument.boxes
    }
    return reveal(write_map(dossier.argument.map, dict(dossier.argument.names), answers, title=dossier.title))
