"""What to look for next, what it would be worth, and what each side would look for."""

from __future__ import annotations

from collections.abc import Mapping

from backing.assessment.weighing.answer import Collect, Pursuit, SetAnswer
from backing.dossier.name import chance, listed
from backing.dossier.table import Table
from backing.dossier.tag import Tag

MOST = 8
"""Things to look for that are listed."""

SAID = 3
"""Explanations for which a sentence says what those who hold them would look for."""


def worth_table(answer: SetAnswer, most: int = MOST) -> Table | None:
    """What nobody has looked for, most bits for its cost first, with what either result would say."""
    if not answer.collect:
        return None
    return Table(
        columns=("Look for", "Bits", "Adds", "Cost", "Bits for its cost", "If seen", "If not"),
        rows=tuple(map(_row, answer.collect[:most])),
    )


def ceiling(answer: SetAnswer) -> str:
    """What certainty would be worth, beside which every worth stands."""
    return f"knowing the answer would add {points(answer.certainty)} to the chance of naming the right explanation"


def points(share: float) -> str:
    """A difference of probabilities: ``12 points``, ``0.4 points``, ``nothing`` below a twentieth of one."""
    if share < 0.0005:
        return "nothing"
    number = f"{100 * share:.0f}" if share >= 0.0095 else f"{100 * share:.1f}"
    return f"{number} {'point' if number == '1' else 'points'}"


def pursued(answer: SetAnswer) -> tuple[str, ...]:
    """What those who hold the strongest rival, and explanations under which somebody's claim holds, would look for."""
    leading = {answer.leading, answer.counted}
    others = [each for each in answer.pursuits if each.hypothesis not in leading]
    ranked = sorted(others, key=lambda each: (each.hypothesis != answer.rival, not each.upheld, -each.now))
    return tuple(map(_sentence, ranked[:SAID]))


def pursuit_table(answer: SetAnswer, tags: Mapping[str, Tag]) -> Table | None:
    """The same for every explanation, the leading one too, with the claims that would hold under it and those that would not."""
    if not answer.pursuits:
        return None
    names = {claim: tag.name for claim, tag in tags.items()}
    return Table(
        columns=("Who holds", "Claims", "Would look for", "Hoping that it is", "Chance of that", "Now", "Then"),
        rows=tuple(
            (
                each.hypothesis,
                _claims(each, names) or "–",
                each.text,
                "seen" if each.seen else "not seen",
                chance(each.chance),
                chance(each.now),
                chance(each.then),
            )
            for each in answer.pursuits
        ),
    )


def _row(each: Collect) -> tuple[str, ...]:
    return (
        each.text,
        f"{each.bits:.2f}",
        points(each.value),
        f"{each.cost:g}",
        f"{each.bits / each.cost:.2f}",
        f"{each.if_seen} {chance(each.p_if_seen)}",
        f"{each.if_absent} {chance(each.p_if_absent)}",
    )


def _sentence(each: Pursuit) -> str:
    result = "seen" if each.seen else "looked for and not seen"
    claims = _claims(each, {claim: claim for claim in (*each.upheld, *each.denied)})
    about = f" ({claims})" if claims else ""
    rise = f"{each.hypothesis} rises from {chance(each.now)} to {chance(each.then)}"
    return f"Who holds {each.hypothesis}{about} would look for {each.text}: if {result} (chance {chance(each.chance)}), {rise}"


def _claims(each: Pursuit, names: Mapping[str, str]) -> str:
    """``A1 so; R2 not so``: which claims the explanation makes likelier than not, and which it does not."""
    sides = ((each.upheld, "so"), (each.denied, "not so"))
    told = (([names[claim] for claim in claims if claim in names], word) for claims, word in sides)
    return "; ".join(f"{listed(found)} {word}" for found, word in told if found)
