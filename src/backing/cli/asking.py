"""The right of reply: questions to each speaker, and their answers into the case."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from backing.assessment.audit.ask import ASKED, inquire
from backing.assessment.audit.question import LAST, Inquiry
from backing.assessment.audit.reply import answered
from backing.assessment.audit.reply import reply as make_reply
from backing.assessment.audit.speakers import same_speaker
from backing.assessment.audit.substantiate import substantiate
from backing.assessment.items.item import DENIED, Item
from backing.case import Case
from backing.casefile.codec import to_plain
from backing.casefile.folder import CaseFolder
from backing.casefile.names import ASSESSMENT, DOSSIER, EVIDENCE, QUESTIONS
from backing.casefile.originals import ORIGINALS
from backing.casefile.replies import keep_reply, next_reply
from backing.cli import stages
from backing.dossier.letters import write_letters
from backing.dossier.name import short_names
from backing.errors import UnknownSpeaker
from backing.files.load import load
from backing.files.sniff import HEAD, PLAIN, media_type


def ask(folder: CaseFolder, speaker: str | None, *, every: bool, as_json: bool, quiet: bool) -> None:
    """Print the questions, and keep them in the case as a letter to each speaker."""
    case = folder.case()
    inquiries = inquiries_of(case, every=every)
    wanted = inquiries if speaker is None else (_to(speaker, inquiries, folder.path),)
    if as_json:
        print(json.dumps([{**to_plain(each), "last": LAST} for each in wanted], ensure_ascii=False, indent=1))
        return
    names = short_names(case.claims, case.assessment.sides)
    folder.write_questions(write_letters(inquiries, case.claims, names))
    if not quiet:
        print(write_letters(wanted, case.claims, names))
        print(f"{folder.path / QUESTIONS}\nnext: backing reply {folder.path} --from NAME --file FILE")


def reply(folder: CaseFolder, speaker: str, path: str, on: date | None, to: Sequence[str], *, quiet: bool) -> None:
    """Attach a reply to the case, weigh and write the dossier anew, and say what changed.

    Raises UnusableCase before anything is attached where a hand edit stands in the way of that.
    """
    before, content = folder.case(), load(Path(path)).content
    folder.check_unedited(ASSESSMENT, DOSSIER)
    names = short_names(before.claims, before.assessment.sides)
    about = answered(to, speaker, before.claims, before.statement.utterances, names)
    taken = _ids(folder) | {claim.id for claim in before.claims}
    original = next_reply(folder.path, content)
    item = make_reply(
        speaker, words_of(content), about, on=on or datetime.now(UTC).date(), original=original, taken=taken
    )
    keep_reply(folder.path, original, content, speaker=speaker)
    folder.add_evidence("reply", item)
    stages.weigh(folder)
    stages.dossier(folder, quiet=quiet)
    if not quiet:
        print("\n".join(_told(item, original, before, folder.case(), names, folder.path)))


def words_of(content: bytes) -> str:
    """A reply's words where it is plain text; none for another form, which is kept all the same."""
    if media_type(content[:HEAD]) != PLAIN:
        return ""
    return content.decode("utf-8-sig", errors="replace")


def _ids(folder: CaseFolder) -> set[str]:
    entered = folder.evidence()
    return {item.id for item in entered.every} | {each.id for row in entered.sets for each in row.hypotheses}


def _told(item: Item, original: str, before: Case, after: Case, names: Mapping[str, str], path: Path) -> Iterator[str]:
    claims = [name for name in item.chances if not name.startswith(DENIED)]
    yield f"{item.id}: a reply by {item.source} to {', '.join(names[claim] for claim in claims)}"
    yield f"kept as {path / ORIGINALS / original}, entered in {path / EVIDENCE}"
    offered = _offered(before), _offered(after)
    for claim in claims:
        if offered[0].get(claim) != offered[1].get(claim):
            yield f"{names[claim]}: {offered[0].get(claim)} → {offered[1].get(claim)}"
    moved = [
        f"{names[new.claim]}: {old.hindsight.label} → {new.hindsight.label}"
        for old, new in zip(before.assessment.verdicts, after.assessment.verdicts, strict=True)
        if (old.as_of, old.hindsight) != (new.as_of, new.hindsight)
    ]
    yield from moved or ("no answer moved: words of a speaker with an interest weigh nothing by themselves",)
    yield f"next: rate a document that came with it in {path / EVIDENCE}, then backing weigh {path}"


def _offered(case: Case) -> dict[str, str]:
    audits = substantiate(case.claims, case.findings, case.assessment, case.statement.utterances, case.entered)
    return {row.claim: str(row.offering) for side in audits for row in side.claims}


def inquiries_of(case: Case, *, every: bool) -> tuple[Inquiry, ...]:
    """What each speaker of a case is asked."""
    audits = substantiate(case.claims, case.findings, case.assessment, case.statement.utterances, case.entered)
    return inquire(case.claims, case.assessment.verdicts, audits, most=None if every else ASKED)


def _to(speaker: str, inquiries: tuple[Inquiry, ...], path: Path) -> Inquiry:
    for inquiry in inquiries:
        if same_speaker(inquiry.speaker, speaker):
            return inquiry
    known = ", ".join(inquiry.speaker for inquiry in inquiries)
    raise UnknownSpeaker(
        f"{path} holds no tested claim by {speaker}", hint=f"its speakers are: {known}" if known else "none was tested"
    )
