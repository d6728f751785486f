"""The right of reply: questions to each speaker, and their answers into the case."""

from __future__ import annotations

import json
from pathlib import Path

from backing.assessment.audit.ask import ASKED, inquire
from backing.assessment.audit.question import LAST, Inquiry
from backing.assessment.audit.speakers import same_speaker
from backing.assessment.audit.substantiate import substantiate
from backing.case import Case
from backing.casefile.codec import to_plain
from backing.casefile.folder import QUESTIONS, CaseFolder
from backing.dossier.letters import write_letters
from backing.dossier.name import short_names
from backing.errors import UnknownSpeaker


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


def inquiries_of(case: Case, *, every: bool) -> tuple[Inquiry, ...]:
    """What each speaker of a case is asked."""
    audits = substantiate(case.claims, case.findings, case.assessment, case.statement.utterances)
    return inquire(case.claims, case.assessment.verdicts, audits, most=None if every else ASKED)


def _to(speaker: str, inquiries: tuple[Inquiry, ...], path: Path) -> Inquiry:
    for inquiry in inquiries:
        if same_speaker(inquiry.speaker, speaker):
            return inquiry
    known = ", ".join(inquiry.speaker for inquiry in inquiries)
    raise UnknownSpeaker(
        f"{path} holds no tested claim by {speaker}", hint=f"its speakers are: {known}" if known else "none was tested"
    )
