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
