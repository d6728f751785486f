"""Rival explanations as a reader meets them: probabilities at both times, contributions, the matrix, what to look for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from backing.assessment.scales import factor_word
from backing.assessment.views.matrix import Matrix, matrix
from backing.assessment.weighing.answer import Piece, SetAnswer, SetVerdict, Share
from backing.dossier.alarm import alarm
from backing.dossier.dossier import Explanation
from backing.dossier.name import chance
from backing.dossier.seek import ceiling, pursuit_table, worth_table
from backing.dossier.table import Table
from backing.dossier.tag import Tag
from backing.dossier.turn import turn_table
from backing.evidence.finding import Exhibit

WIDEST = 12
"""Pieces of evidence that stand beside each other in a picture; the table has all."""

EARLY, LATE = "as of posting", "with hindsight"


def explain(sets: Sequence[SetVerdict], tags: Mapping[str, Tag]) -> tuple[Explanation, ...]:
    """One for each set of hypotheses, in their order."""
    return tuple(_explanation(each, tags) for each in sets)


def in_short(sets: Sequence[SetVerdict]) -> tuple[tuple[str, str], ...]:
    """A line for the first page: what is likeliest at both times, of the first set."""
    if not sets:
        return ()
    verdict = sets[0]
    late = _leading(verdict.hindsight)
    sentence = f"{verdict.question} With hindsight {late.text} is likeliest ({chance(late.central)})"
    if verdict.as_of is not None:
        early = _leading(verdict.as_of)
        then = "as it was" if early.hypothesis == late.hypothesis else early.text
        sentence += f", as of posting {then} ({chance(early.central)})"
    return (("Explanations", f"{sentence}. {len(verdict.hindsight.shares)} were held against each other."),)


def _explanation(verdict: SetVerdict, tags: Mapping[str, Tag]) -> Explanation:
    late = verdict.hindsight
    return Explanation(
        question=verdict.question,
        tags=tuple(tags[claim] for claim in verdict.about if claim in tags),
        remarks=(*alarm(late), *verdict.warnings, verdict.priors),
        sums=tuple(f"{when}: {_sum(answer)}" for when, answer in _times(verdict) if answer.pieces and answer.rival),
        hangs_on=_hangs_on(late),
        turns=turn_table(late),
        shares=_shares(verdict),
        pieces=_pieces(late),
        matrix=_matrix(matrix(late)) if late.pieces else None,
        letters=_letters(matrix(late)) if late.pieces else None,
        tornado=_tornado(late),
        collect=worth_table(late),
        ceiling=ceiling(late),
        pursuits=pursuit_table(late, tags),
        group=_group(verdict),
    )


def _times(verdict: SetVerdict) -> tuple[tuple[str, SetAnswer], ...]:
    early = ((EARLY, verdict.as_of),) if verdict.as_of is not None else ()
    return (*early, (LATE, verdict.hindsight))


def _leading(answer: SetAnswer) -> Share:
    return next(share for share in answer.shares if share.hypothesis == answer.leading)


def _sum(answer: SetAnswer) -> str:
    """The decibans of the leading explanation over the strongest rival, added up."""
    parts = " ".join(f"{piece.central:+.1f} ({piece.name})" for piece in answer.pieces)
    word = factor_word(answer.total - answer.prior)
    total = f"{answer.prior:+.1f} (priors) {parts} = {answer.total:+.1f} dB"
    return f"{answer.counted} over {answer.rival}: {total}; the evidence is {word}"


def _hangs_on(answer: SetAnswer) -> tuple[str, ...]:
    leading = _leading(answer)
    lines = [
        f"{piece.name}: without it another explanation would lead, and {answer.leading} would have {chance(piece.without)}"
        for piece in answer.pieces
        if piece.decides
    ]
    if answer.pieces:
        even = f"even with all others at {leading.flip_prior:.3g} instead of {leading.prior:.3g}"
        lines.append(f"the prior: {answer.leading} would be {even}")
    lines += [
        f"{piece.name} says nothing about {', '.join(piece.unsaid)}, which could be anywhere between its other chances"
        for piece in answer.pieces
        if piece.unsaid
    ]
    lines += [note for piece in answer.pieces for note in piece.notes]
    return tuple(lines)


def _shares(verdict: SetVerdict) -> Exhibit:
    rows = [
        _drawn(answer.shares[place], when)
        for place, _ in enumerate(verdict.hindsight.shares)
        for when, answer in _times(verdict)
    ]
    return Exhibit(kind="shares", title="How likely each explanation is", data=tuple(rows))


def _drawn(share: Share, when: str) -> dict[str, str | float]:
    return {
        "hypothesis": share.hypothesis,
        "text": share.text,
        "when": when,
        "prior": share.prior,
        "low": share.low,
        "p": share.central,
        "high": share.high,
    }


def _tornado(answer: SetAnswer) -> Exhibit | None:
    if not answer.swings:
        return None
    rows = tuple(
        {"evidence": each.evidence, "hypothesis": each.hypothesis, "at_low": each.at_low, "at_high": each.at_high}
        for each in answer.swings
    )
    return Exhibit(
        kind="tornado",
        title=f"Which single number moves the probability of {answer.leading} most",
        data=rows,
        notes={"central": _leading(answer).central, "measure": f"probability of {answer.leading}"},
    )


def _pieces(answer: SetAnswer) -> Table | None:
    if not answer.pieces:
        return None
    over = f"dB for {answer.counted} over {answer.rival}"
    return Table(
        columns=("Evidence", "What it is", over, "Range", "Repeats it"),
        rows=tuple(map(_row, answer.pieces)),
    )


def _row(piece: Piece) -> tuple[str, ...]:
    through = [*piece.items, *piece.findings] if piece.claim else []
    inside = f"{piece.text}: {', '.join(through)}" if through else piece.text
    return (
        piece.name,
        inside,
        f"{piece.central:+.1f}",
        f"{piece.low:+.1f} to {piece.high:+.1f}",
        ", ".join(piece.copies) or "–",
    )


def _matrix(view: Matrix) -> Table:
    """Hypotheses in rows, evidence in columns, most telling first; the last row says how much each tells apart."""
    lines = [
        (f"{line.hypothesis} {line.text}".strip(), *(each or "·" for each in line.letters), str(line.inconsistent))
        for line in view.lines
    ]
    apart = ("tells apart, dB", *(f"{column.diagnosticity:.1f}" for column in view.columns), "")
    return Table(columns=("", *(column.name for column in view.columns), "inconsistent"), rows=(*lines, apart))


def _letters(view: Matrix) -> Exhibit:
    """The same as a picture, of the evidence that tells most."""
    columns = view.columns[:WIDEST]
    return Exhibit(
        kind="matrix",
        title="The most telling evidence first",
        data=tuple(
            {
                "hypothesis": f"{line.hypothesis} {line.text}".strip(),
                "evidence": column.name,
                "letter": letter or "·",
                "tells_apart_db": column.diagnosticity,
            }
            for line in view.lines
            for column, letter in zip(columns, line.letters, strict=False)
        ),
        notes={"left_out": len(view.columns) - len(columns)},
    )


def _group(verdict: SetVerdict) -> Table | None:
    """Analysts in columns beside the model; the last row has what their numbers summed to before they were made coherent."""
    group = verdict.group
    if group is None:
        return None
    model = {share.hypothesis: share.central for share in verdict.hindsight.shares}
    rows = [
        (
            name,
            *(chance(each.probabilities[name]) for each in group.analysts),
            f"{100 * group.apart[name]:.0f} points",
            chance(pooled),
            chance(model[name]),
        )
        for name, pooled in group.pooled.items()
    ]
    sums = ("summed to", *(f"{each.summed_to:g}" for each in group.analysts), "", "", "")
    names = (each.name for each in group.analysts)
    return Table(columns=("", *names, "apart", "pooled", "the model, with hindsight"), rows=(*rows, sums))
