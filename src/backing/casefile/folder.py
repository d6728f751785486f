"""The case folder: what each stage reads and writes, and the promise that nothing an analyst wrote is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from backing.assessment.groups.form import Judged, extend_form, read_form, with_forms, write_form
from backing.assessment.hypotheses.hypothesis import HypothesisSet
from backing.assessment.hypotheses.read import read_sets
from backing.assessment.hypotheses.write import add_set
from backing.assessment.items.item import Item
from backing.assessment.priors.prior import Priors, check_other_cases
from backing.assessment.priors.read import read_priors
from backing.assessment.verdict import Assessment
from backing.assessment.weighing.evidence import Evidence
from backing.assessment.weighing.read import read_evidence
from backing.assessment.weighing.write import add_item, write_evidence
from backing.case import Case
from backing.casefile.checked import checked
from backing.casefile.codec import Record, from_json, to_json
from backing.casefile.corrections import carry_over
from backing.casefile.judgements import JUDGEMENTS, analyst_of, form_of, forms_in
from backing.casefile.log import held_at_first
from backing.casefile.logged import LoggedFolder
from backing.casefile.manifest import inputs_of, read_manifest, records_of
from backing.casefile.names import (
    ASSESSMENT,
    CLAIMS,
    CONSEQUENCES,
    DOSSIER,
    EVIDENCE,
    FINDINGS,
    FOUND,
    HYPOTHESES,
    MATCHES,
    OWN,
    PRIORS,
    QUESTIONS,
    RESPONSES,
    RUNS,
    STATEMENT,
)
from backing.casefile.originals import ORIGINALS, original_name, rendition_name
from backing.casefile.replies import check_replies
from backing.casefile.write import make_folder, write_bytes
from backing.claims.claim import Claim
from backing.consequences.consequences import Consequences
from backing.errors import UnusableCase
from backing.evidence.finding import Finding
from backing.provenance import digest
from backing.records.catalog import Catalog
from backing.records.reconciliation.adjust import Adjustment, parse_adjustments
from backing.records.responses.read import read_responses
from backing.records.responses.response import Response
from backing.statements.statement import Statement


class CaseFolder(LoggedFolder):
    """A case on disk. Reading checks the log; writing goes through the log and never overwrites a hand edit."""

    def create(
        self, statement: Statement, originals: Sequence[bytes], renditions: Sequence[bytes | None] | None = None
    ) -> None:
        """Start the case, or start it over from the same originals; ``renditions`` are those of them that have one.

        Raises UnusableCase when the folder holds anything else, or a file that was edited by hand and would be lost.
        """
        self._check_free(statement)
        make_folder(self.path / ORIGINALS)
        renditions = renditions or [None] * len(originals)
        kept = zip(statement.utterances, originals, renditions, strict=True)
        for number, (utterance, content, rendition) in enumerate(kept, start=1):
            write_bytes(self.path / ORIGINALS / original_name(number, utterance), content)
            if rendition is not None:
                write_bytes(self.path / ORIGINALS / rendition_name(number, utterance), rendition)
        self._write("read", STATEMENT, to_json(statement, indent=1) + "\n", inputs=inputs_of(statement))

    def write_claims(self, claims: Sequence[Claim]) -> int:
        """Write the claims that were found, with the corrections that an analyst made before; gives their number.

        What was found is written first: after a crash in between, the next run takes the analyst's file as it is.
        """
        if not (self.path / CLAIMS).exists() or not (self.path / FOUND).exists():
            self._write("claims", FOUND, _lines(claims))
            self._write("claims", CLAIMS, _lines(claims))
            return 0
        corrected = carry_over(self._load(FOUND, self._claims_parser(FOUND)), self.claims(), claims)
        self._write("claims", FOUND, _lines(corrected.found))
        self._put("claims", CLAIMS, _lines(corrected.claims), carried=corrected.count)
        return corrected.count

    def write_matches(self, text: str) -> None:
        """Keep decisions of the user's in the case, for this test and every later one; raises UnusableMatches for none."""
        parse_adjustments(text, MATCHES)
        if not (self.path / MATCHES).exists() or self._bytes(MATCHES) != text.encode():
            self._write("test", MATCHES, text)

    def write_priors(self, text: str) -> None:
        """Keep a project's priors in the case; raises UnusablePriors where they do not fit, or were set from this case."""
        check_other_cases(read_priors(text), self._names())
        if not (self.path / PRIORS).exists() or self._bytes(PRIORS) != text.encode():
            self._write("weigh", PRIORS, text)

    def priors(self) -> Priors:
        """A project's own priors, with whether the case was first assessed with others; none where it holds no file of them."""
        found = self._own(PRIORS, lambda text: read_priors(text, str(self.path / PRIORS))) or Priors()
        if found.by_sort:
            check_other_cases(found, self._names())
        first = held_at_first(self._log(), PRIORS, ASSESSMENT)
        return replace(found, late=first not in {None, found.digest})

    def _names(self) -> tuple[str, ...]:
        """What the case and its texts are called."""
        texts = [Path(each.name) for each in self.statement().utterances]
        return (self.path.resolve().name, *(name for each in texts for name in (each.name, each.stem)))

    def write_findings(self, findings: Sequence[Finding], catalog: Catalog, engine: str) -> None:
        used = {Path(name).stem: self._digests(name).get(name) for name in (MATCHES, RESPONSES)}
        self._write("test", FINDINGS, _lines(findings), records=records_of(catalog), engine=engine, **used)

    def write_assessment(self, assessment: Assessment) -> None:
        entered = self._digests(HYPOTHESES, EVIDENCE, PRIORS, *forms_in(self.path))
        self._write("weigh", ASSESSMENT, to_json(assessment, indent=1) + "\n", entered=entered or None)

    def add_hypotheses(self, added: HypothesisSet) -> None:
        """One more set at the end of the case's hypotheses, all else as an analyst left it.

        A case without any evidence entered also gets a file to enter it in. Raises UnusableHypotheses for a set that the
        case holds already.
        """
        held = self._own(HYPOTHESES, str)
        self._put("hypotheses", HYPOTHESES, add_set(held or "", added))
        if not (self.path / EVIDENCE).exists():
            self._put("hypotheses", EVIDENCE, write_evidence(Evidence()))

    def add_form(self, analyst: str, sets: Sequence[HypothesisSet]) -> str:
        """An empty form on which an analyst judges sets alone, or more sets on the form that there is; gives its name."""
        name = form_of(self.path, analyst)
        make_folder(self.path / JUDGEMENTS)
        held = self._own(name, str)
        self._put("hypotheses", name, extend_form(held, sets, str(self.path / name)) if held else write_form(sets))
        return name

    def add_evidence(self, stage: str, item: Item) -> None:
        """One more item at the end of the case's evidence, all else as an analyst left it."""
        held = self._own(EVIDENCE, str)
        self._put(stage, EVIDENCE, add_item(held or "", item))

    def write_dossier(self, html: str) -> None:
        self._write("dossier", DOSSIER, html)

    def write_consequences(self, consequences: Consequences, runs: bytes) -> None:
        self._write("simulate", RUNS, runs)
        self._write("simulate", CONSEQUENCES, to_json(consequences, indent=1) + "\n")

    def consequences(self) -> Consequences | None:
        """What would follow, where it was simulated."""
        if not (self.path / CONSEQUENCES).exists():
            return None
        return self._load(CONSEQUENCES, self._parser(CONSEQUENCES, Consequences))

    def write_questions(self, text: str) -> None:
        self._write("ask", QUESTIONS, text)

    def statement(self) -> Statement:
        """The statement, after its originals and their renditions were held against their digests."""
        statement = self._load(STATEMENT, self._parser(STATEMENT, Statement))
        for number, utterance in enumerate(statement.utterances, start=1):
            self._check_original(original_name(number, utterance), utterance.digest)
            if utterance.rendition:
                self._check_original(rendition_name(number, utterance), utterance.rendition)
        return statement

    def _check_original(self, name: str, held: str) -> None:
        path = self.path / ORIGINALS / name
        if not path.exists() or digest(path.read_bytes()) != held:
            raise UnusableCase(
                f"{path} is missing or was changed",
                hint="originals never change: restore it, or read it again elsewhere",
            )

    def claims(self) -> tuple[Claim, ...]:
        return self._load(CLAIMS, self._claims_parser(CLAIMS))

    def adjustments(self) -> tuple[Adjustment, ...]:
        """The user's decisions about matches; none where the case holds no file of them."""
        if not (self.path / MATCHES).exists():
            return ()
        return self._load(MATCHES, lambda text: parse_adjustments(text, str(self.path / MATCHES)))

    def responses(self) -> tuple[Response, ...] | None:
        """Past responses as the user coded them; None where the case holds no table of them."""
        return self._own(RESPONSES, lambda text: read_responses(text, str(self.path / RESPONSES)))

    def evidence(self) -> Evidence:
        """What an analyst entered beside the findings; nothing where the case holds no file of it."""
        sets = self.sets()
        forms = {
            analyst_of(name): self._own(name, partial(self._form, name, sets)) or {} for name in forms_in(self.path)
        }
        check_replies(self.path, self._log())
        entered = self._own(EVIDENCE, lambda text: read_evidence(text, str(self.path / EVIDENCE))) or Evidence()
        waiting = {analyst: tuple(name for name, row in form.items() if not row) for analyst, form in forms.items()}
        return replace(entered, sets=with_forms(sets, forms), waiting=waiting)

    def sets(self) -> tuple[HypothesisSet, ...]:
        """The rival explanations that an analyst set up, without what analysts judged on forms of their own."""
        return self._own(HYPOTHESES, lambda text: read_sets(text, str(self.path / HYPOTHESES))) or ()

    def _form(self, name: str, sets: Sequence[HypothesisSet], text: str) -> Judged:
        """What an analyst judged alone."""
        return read_form(text, str(self.path / name), sets)

    def findings(self) -> tuple[Finding, ...]:
        return self._load(FINDINGS, self._line_parser(FINDINGS, Finding))

    def assessment(self) -> Assessment:
        return self._load(ASSESSMENT, self._parser(ASSESSMENT, Assessment))

    def case(self) -> Case:
        """Everything that the dossier is made from."""
        return Case(
            statement=self.statement(),
            claims=self.claims(),
            findings=self.findings(),
            assessment=self.assessment(),
            entered=self.evidence(),
            consequences=self.consequences(),
        )

    def releases(self) -> tuple[tuple[str, str], ...]:
        """Dataset and release of every record that the claims were tested on, as the manifest keeps them."""
        return tuple((each["dataset"], each["release"]) for each in read_manifest(self.path).get("records", ()))

    def _parser(self, name: str, kind: type[Record]) -> Callable[[str], Record]:
        return lambda text: from_json(text, kind, where=str(self.path / name))

    def _claims_parser(self, name: str) -> Callable[[str], tuple[Claim, ...]]:
        return lambda text: checked(self._line_parser(name, Claim)(text), str(self.path / name))

    def _line_parser(self, name: str, kind: type[Record]) -> Callable[[str], tuple[Record, ...]]:
        where = str(self.path / name)
        return lambda text: tuple(
            from_json(line, kind, where=f"{where}, line {number}")
            for number, line in enumerate(text.splitlines(), start=1)
            if line.strip()
        )

    def _check_free(self, statement: Statement) -> None:
        if not self.path.exists():
            return
        if not self.path.is_dir():
            raise UnusableCase(f"{self.path} is a file, not a folder", hint="choose another folder with --case")
        if not any(self.path.iterdir()):
            return
        if not self._log():
            raise UnusableCase(
                f"{self.path} is not empty and is not a case",
                hint="choose another folder with --case; nothing was changed",
            )
        if (self.path / STATEMENT).exists():
            held = from_json(self._bytes(STATEMENT).decode(), Statement, where=str(self.path / STATEMENT))
            if [u.digest for u in held.utterances] != [u.digest for u in statement.utterances]:
                raise UnusableCase(
                    f"{self.path} holds a case about other texts", hint="choose another folder with --case"
                )
        replaced = [name for name in self.edited() if name not in OWN]
        edits = [name for name in replaced if name != CLAIMS or not self._same_text(statement)]
        if edits:
            raise UnusableCase(
                f"{self.path} holds files edited by hand that a new run would overwrite: {', '.join(edits)}",
                hint="go on from them with the next stage (backing test, weigh or dossier), or choose another folder with --case",
            )

    def _same_text(self, statement: Statement) -> bool:
        """Whether the case holds the same clean text, so that corrected claims still stand where they stood."""
        path = self.path / STATEMENT
        return (
            path.exists() and self._parser(STATEMENT, Statement)(self._bytes(STATEMENT).decode()).text == statement.text
        )


def _lines(records: Sequence[object]) -> str:
    return "".join(to_json(record) + "\n" for record in records)
