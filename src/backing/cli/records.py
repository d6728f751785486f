"""``backing records``: what claims are tested on, and the user's own store of releases."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from backing.cli.compare import compare

records = typer.Typer(help="The records that claims are tested against.", no_args_is_help=True, rich_markup_mode=None)

JsonOption = Annotated[bool, typer.Option("--json", help="print JSON for machines")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="print nothing but errors")]
ReleaseArgument = Annotated[str, typer.Argument(metavar="DATASET[@RELEASE]", help="a name from `backing records list`")]


@records.command("list")
def list_records(
    every: Annotated[bool, typer.Option("--all", help="also the releases that a later one has replaced")] = False,
    as_json: JsonOption = False,
) -> None:
    """List the records with their coverage, licence and attribution."""
    from backing.cli.show_records import show_list

    show_list(every=every, as_json=as_json)


@records.command("show")
def show(release: ReleaseArgument, as_json: JsonOption = False) -> None:
    """Show one release: what it is, how it came here, and the rows that were kept aside."""
    from backing.cli.show_records import show_release

    show_release(release, as_json=as_json)


@records.command("add")
def add(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help="files as their publisher gives them, zipped or not: CSV, Parquet, .xlsx; or folders",
        ),
    ],
    mapping: Annotated[
        Path | None, typer.Option("--mapping", help="a TOML file that says what its columns are")
    ] = None,
    dataset: Annotated[str | None, typer.Option("--dataset", help="another name for it than its source's")] = None,
    release: Annotated[str | None, typer.Option("--release", help="its release, where the file does not tell")] = None,
    complete: Annotated[
        bool, typer.Option("--complete", help="it holds all that its source has on the days and countries in it")
    ] = False,
    quiet: QuietOption = False,
) -> None:
    """Add files to the store as releases, in the tables that every test uses.

    What it is shows in its columns, whatever it is called. Rows that cannot be read are counted and kept aside, each with its
    line and the reason. The file itself is left as it is. One that does not bear its publisher's name is taken for an extract,
    in which a missing row means nothing, unless --complete says otherwise. Files of the same release are one, and so are
    files that accumulate, such as the quarter-hours of GDELT; those that the store has are left out.
    """
    from backing.cli.change_records import Given, add_files
    from backing.cli.show_records import show_added

    for stored in add_files(paths, Given(mapping, dataset, release, complete), quiet=quiet):
        if not quiet:
            show_added(stored)


@records.command("verify")
def verify(as_json: JsonOption = False) -> None:
    """Hold every release in the store against its digest, and its rows against its declared coverage."""
    from backing.cli.show_records import show_verified

    if not show_verified(as_json=as_json):
        raise typer.Exit(1)


@records.command("remove")
def remove(release: ReleaseArgument, quiet: QuietOption = False) -> None:
    """Remove a release from the store; what it had replaced stands again."""
    from backing.cli.change_records import remove_named

    removed = remove_named(release)
    if not quiet:
        typer.echo(f"removed {removed}")


@records.command("suggest")
def suggest(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="a case folder")], as_json: JsonOption = False
) -> None:
    """List the releases that would speak to the claims of CASE which no record at hand decides."""
    from backing.cli.show_records import show_suggestions

    show_suggestions(case, as_json=as_json)


records.command("compare")(compare)


@records.command("get")
def get(
    name: Annotated[str, typer.Argument(metavar="DATASET@RELEASE", help="a name from `backing records suggest`")],
    country: Annotated[
        str | None, typer.Option("--country", help="for ACLED: the country whose events are wanted")
    ] = None,
    sha256: Annotated[str | None, typer.Option("--sha256", help="what the file must be, if you know it")] = None,
    quiet: QuietOption = False,
) -> None:
    """Download a release from its publisher, show its licence, and add it to the store.

    This command alone of `backing records` uses the network. For ACLED the environment holds your own account: ACLED_EMAIL and
    ACLED_PASSWORD.
    """
    from backing.cli.get_records import get_release
    from backing.cli.show_records import show_added

    stored = get_release(name, country=country, sha256=sha256, quiet=quiet)
    if not quiet:
        show_added(stored)
