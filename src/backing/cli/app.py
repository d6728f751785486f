"""``backing``: the commands and their options. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from backing.assessment.hypotheses.name import TemplateName
from backing.assessment.scales import ScaleName
from backing.cli.options import MatchesOption, PriorsOption, WordsOption
from backing.cli.records import records
from backing.consequences.ensemble.place import Place
from backing.errors import BackingError
from backing.records.engines.choose import EngineName

EPILOG = (
    "Exit codes: 0 done · 1 the input, the case or a record could not be used (the message says what, where and what to "
    "do) · 2 the command line is wrong · 130 interrupted; a case goes on where it stopped when the command is run again."
    " BACKING_VOCABULARY=FOLDER adds names, regions, events and words of your own."
)

INTERRUPTED = 130

app = typer.Typer(
    name="backing",
    help="Show what stands behind a public claim: a saved thread or article in, a dossier out.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # drawing boxes around the help doubles the time to show it
    pretty_exceptions_enable=False,
)
app.add_typer(records, name="records")

Inputs = Annotated[
    list[str],
    typer.Argument(
        help="saved threads, articles, transcripts or pages, or the address of a page; several make one case"
    ),
]
CaseArgument = Annotated[Path, typer.Argument(metavar="CASE", help="a case folder")]
CaseOption = Annotated[
    Path | None, typer.Option("--case", help="folder for the case; by default INPUT's name and -case")
]
DateOption = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="the day on which it was said")]
JsonOption = Annotated[bool, typer.Option("--json", help="print JSON for machines")]
RecordsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--records", metavar="NAME", help="test on this release alone (DATASET or DATASET@RELEASE); may be repeated"
    ),
]
EngineOption = Annotated[EngineName, typer.Option("--engine", help="what answers the questions to the records")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="print nothing but errors")]


@app.command()
def assess(  # noqa: PLR0913, PLR0917 -- each is an option
    inputs: Inputs,
    date: DateOption = None,
    case: CaseOption = None,
    names: RecordsOption = None,
    engine: EngineOption = EngineName.DUCKDB,
    matches: MatchesOption = None,
    priors: PriorsOption = None,
    every: Annotated[bool, typer.Option("--all", help="print every claim, not only the most consequential")] = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Assess INPUTS: a case folder with a dossier, and the answer.

    Reads the texts, finds their claims, tests each on the records and weighs what was found. A folder, a ZIP archive or an
    X archive, given alone, gives a folder of cases; run the same command again to go on where it stopped.
    """
    from backing.cli import stages
    from backing.cli.show import show_assessment, show_stream
    from backing.cli.stream import Asked, assess_stream, holds_many

    decisions, own = stages.matches_in(matches), stages.priors_in(priors)
    if len(inputs) == 1 and holds_many(Path(inputs[0])):
        out = case or Path(f"{Path(inputs[0]).resolve().stem}-cases")
        asked = Asked(records=tuple(names or ()), engine=engine, matches=decisions, priors=own)
        entries = assess_stream(Path(inputs[0]), out, stages.day_of(date), asked, quiet=quiet or as_json)
        if not show_stream(entries, out, quiet=quiet, as_json=as_json):
            raise typer.Exit(1)
        return
    folder = stages.read(inputs, case, date, quiet=quiet or as_json)
    stages.keep_matches(folder, decisions)
    stages.keep_priors(folder, own)
    stages.run(folder, names or (), engine, quiet=quiet or as_json)
    if not quiet or as_json:
        show_assessment(folder, every=every, as_json=as_json)


@app.command()
def read(inputs: Inputs, date: DateOption = None, case: CaseOption = None, quiet: QuietOption = False) -> None:
    """Rebuild the statement: INPUTS to statement.json."""
    from backing.cli import stages

    folder = stages.read(inputs, case, date, quiet=quiet)
    _next(quiet, f"{folder.path}/statement.json", f"backing claims {folder.path}")


@app.command()
def claims(case: CaseArgument, quiet: QuietOption = False) -> None:
    """Find the claims: statement.json to claims.jsonl."""
    from backing.cli import stages

    kept = stages.claims(stages.opened(case), quiet=quiet)
    note = f" (corrections kept: {kept})" if kept else ""
    _next(quiet, f"{case}/claims.jsonl{note}", f"backing test {case}")


@app.command()
def test(
    case: CaseArgument,
    names: RecordsOption = None,
    engine: EngineOption = EngineName.DUCKDB,
    matches: MatchesOption = None,
    quiet: QuietOption = False,
) -> None:
    """Test the claims: claims.jsonl to findings.jsonl."""
    from backing.cli import stages

    folder = stages.opened(case)
    stages.keep_matches(folder, stages.matches_in(matches))
    plan = stages.test(folder, names or (), engine, quiet=quiet)
    if not quiet:
        typer.echo(f"plan: {plan}")
    _next(quiet, f"{case}/findings.jsonl", f"backing weigh {case}")


@app.command()
def hypotheses(
    case: CaseArgument,
    template: Annotated[
        TemplateName | None,
        typer.Option("--template", help="the sort of question; by default the claim's kind decides"),
    ] = None,
    claim: Annotated[
        str | None, typer.Option("--claim", metavar="ID", help="the claim that it is about; by default the weightiest")
    ] = None,
    analyst: Annotated[
        str | None,
        typer.Option("--judge", metavar="NAME", help="an empty form for NAME's own probabilities, in place of a set"),
    ] = None,
    quiet: QuietOption = False,
) -> None:
    """Set up rival explanations of a claim, to be edited: a set in hypotheses.yaml.

    Edit it, enter evidence in evidence.yaml, and weigh the case again. With --judge the sets that there are become a form in
    judgements/, on which one analyst judges them alone.
    """
    from backing.cli import stages, suppose

    if analyst is not None:
        if template is not None:
            raise typer.BadParameter("a form is for sets that there are: give --judge or --template")
        form = suppose.judge(stages.opened(case), analyst, claim)
        _next(quiet, f"{case}/{form}, to be filled in by {analyst} alone", f"backing weigh {case}")
        return
    suppose.suppose(stages.opened(case), template, claim)
    _next(quiet, f"{case}/hypotheses.yaml and {case}/evidence.yaml, to be edited", f"backing weigh {case}")


@app.command()
def weigh(case: CaseArgument, priors: PriorsOption = None, quiet: QuietOption = False) -> None:
    """Weigh the findings, and the evidence that was entered beside them: findings.jsonl to assessment.json."""
    from backing.cli import stages
    from backing.cli.show import console_of_width, show_weighed

    folder = stages.opened(case)
    stages.keep_priors(folder, stages.priors_in(priors))
    stages.weigh(folder)
    if not quiet:
        show_weighed(folder.assessment(), console_of_width())
    _next(quiet, f"{case}/assessment.json", f"backing dossier {case}")


@app.command()
def dossier(case: CaseArgument, words: WordsOption = ScaleName.ICD_203, quiet: QuietOption = False) -> None:
    """Write the dossier: assessment.json to dossier.html."""
    from backing.cli import stages

    stages.dossier(stages.opened(case), words, quiet=quiet)
    _next(quiet, f"{case}/dossier.html", f"open {case}/dossier.html")


@app.command()
def ask(
    case: CaseArgument,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="print only what NAME is asked")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="ask about every tested claim, not only the first of each")
    ] = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Ask each speaker what their claims leave out: assessment.json to questions.md.

    The questions are made by one rule for every speaker, from what is missing; --json prints them and writes nothing.
    """
    from backing.cli import asking, stages

    asking.ask(stages.opened(case), speaker, every=every, as_json=as_json, quiet=quiet)


@app.command()
def reply(
    case: CaseArgument,
    speaker: Annotated[str, typer.Option("--from", metavar="NAME", help="who replies")],
    file: Annotated[str, typer.Option("--file", metavar="FILE", help="the reply as it came; its bytes are kept")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="its day; today if it is not given")
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to", metavar="NAME", help="a claim or a question that it answers; by default all of NAME's claims"
        ),
    ] = None,
    quiet: QuietOption = False,
) -> None:
    """Attach a speaker's reply to CASE as evidence, weigh anew and say what changed.

    Its words weigh nothing by themselves. Rate a document that came with it in evidence.yaml, and weigh again.
    """
    from backing.cli import asking, stages

    asking.reply(stages.opened(case), speaker, file, stages.day_of(on), to or (), quiet=quiet)


@app.command()
def export(
    case: CaseArgument,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="html, json or argdown")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="write to FILE and not to the screen")
    ] = None,
) -> None:
    """Write CASE in another form: the dossier as html or json, the argument of the text as argdown."""
    from backing.cli import stages

    stages.export(stages.opened(case), form, out)


@app.command()
def simulate(  # noqa: PLR0913, PLR0917 -- each is an option
    subject: Annotated[Path, typer.Argument(metavar="CASE|SCENARIO", help="a case folder, or a scenario in YAML")],
    futures: Annotated[int, typer.Option("--futures", help="how many futures, spread over what is uncertain")] = 1000,
    seeds: Annotated[int, typer.Option("--seeds", help="how many draws of luck for each future")] = 20,
    seed: Annotated[int, typer.Option("--seed", help="where the draws start; same seed, same numbers")] = 1,
    opposite: Annotated[bool, typer.Option("--opposite", help="add a view with contested signs turned round")] = False,
    responses: Annotated[
        Path | None,
        typer.Option("--responses", metavar="FILE", help="a CSV of past cases: what was said, answered and done later"),
    ] = None,
    place: Annotated[Place, typer.Option("--engine", help="what makes the runs: this machine, or Spark")] = Place.HERE,
    out: Annotated[Path | None, typer.Option("--out", help="folder for the results of a scenario")] = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Explore what would follow from each way of raising an allegation; no forecast.

    A case gives the start: how likely its allegation is, and how much of it was shown. Results go to consequences.json and
    consequences.parquet.
    """
    from backing.casefile.codec import to_json
    from backing.cli import simulating, stages
    from backing.cli.show import console_of_width
    from backing.cli.show_consequences import show_consequences

    asked = simulating.Asked(
        futures=futures, seeds=seeds, seed=seed, opposite=opposite, responses=responses, place=place
    )
    if subject.is_dir():
        found, folder = simulating.run_case(stages.opened(subject), asked, quiet=quiet or as_json)
    else:
        found, folder = simulating.run_scenario(subject, out, asked, quiet=quiet or as_json)
    if as_json:
        typer.echo(to_json(found, indent=1))
    elif not quiet:
        show_consequences(found, console_of_width())
        then = f"\nnext: backing dossier {folder}" if subject.is_dir() else ""
        typer.echo(f"{folder}/consequences.json and {folder}/consequences.parquet{then}")


@app.command()
def recheck(
    cases: Annotated[list[Path], typer.Argument(metavar="CASE...", help="case folders, or folders of cases")],
    names: Annotated[
        list[str],
        typer.Option("--records", metavar="NAME", help="the new release (DATASET or DATASET@RELEASE); may be repeated"),
    ],
    engine: EngineOption = EngineName.DUCKDB,
    every: Annotated[
        bool, typer.Option("--all", help="print also the cases and claims of which no verdict moved")
    ] = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Say which verdicts of CASE... would move on a new release, and why; no case is changed.

    The release joins those that each case was tested on. Only claims that its rows, its days or its date can touch are
    judged again.
    """
    from backing.cli.show_recheck import show_recheck

    if not show_recheck(cases, names, engine, every=every, as_json=as_json, quiet=quiet):
        raise typer.Exit(1)


@app.command()
def copies(
    inputs: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="texts, or case folders: their texts and items of evidence")
    ],
    as_json: JsonOption = False,
) -> None:
    """Propose which of PATH... may repeat one another: nearly the same words, a passage word for word, the same rare figure.

    Nothing is changed: whoever agrees writes the earlier item into `from` of the later one, in evidence.yaml.
    """
    from backing.cli.copies import show_copies

    show_copies(inputs, as_json=as_json)


@app.command()
def sources(
    table: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="a CSV with the columns source, item, value; also truth, domain, on, from"),
    ],
    method: Annotated[
        str,
        typer.Option("--method", metavar="NAME", help="vote, sums, average_log, truthfinder, crh, ltm or dawid_skene"),
    ] = "crh",
    forgetting: Annotated[
        float,
        typer.Option(
            "--forgetting", metavar="NUMBER", help="how much an item counts for the next in a record; 1 forgets nothing"
        ),
    ] = 1.0,
    numbers: Annotated[
        bool, typer.Option("--numbers", help="estimate a number where all values of an item are numbers (crh)")
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="print every source and every item")] = False,
    as_json: JsonOption = False,
) -> None:
    """Compare what many sources say of many items: how reliable each is, which values hold, what depends on the method.

    Each row says that a source gives an item a value. `truth` is the known value of the item: it judges the sources and is not
    used to find the rest; a record is kept in each `domain`, and older items, by the day in `on`, can count less. `from` names
    whom the source has it from: what is repeated counts once.
    """
    from backing.cli.sources import show_sources

    show_sources(table, method=method, forgetting=forgetting, numbers=numbers, every=every, as_json=as_json)


@app.callback(invoke_without_command=True)
def version(show: Annotated[bool, typer.Option("--version", help="print the version and exit")] = False) -> None:
    """Show what stands behind a public claim: a saved thread or article in, a dossier out."""
    if show:
        from importlib.metadata import version as installed

        typer.echo(f"backing {installed('backing')}")
        raise typer.Exit


def _next(quiet: bool, written: str, command: str) -> None:
    if not quiet:
        typer.echo(f"{written}\nnext: {command}")


def _interrupted(_signal: int, _frame: object) -> NoReturn:
    """Leave at once: every file of a case is whole at any moment, so there is nothing to clean up."""
    typer.echo("\ninterrupted: run the same command again to go on", err=True)
    sys.exit(INTERRUPTED)


def main() -> None:
    """Run the command line; an error that Backing raises is printed with its hint, and exits 1."""
    signal.signal(signal.SIGINT, _interrupted)
    try:
        app()
    except BackingError as problem:
        typer.echo(f"error: {problem.detail}", err=True)
        if problem.hint:
            typer.echo(f"  try: {problem.hint}", err=True)
        sys.exit(1)
