"""Get a published release: its terms first, then its file, then into the store."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from backing.cli.change_records import Given, add_file
from backing.cli.progress import progress_in
from backing.errors import UnknownRecord, UnusableStore
from backing.files.connect import Policy
from backing.files.download import PATIENT, Arriving, Downloaded, hold
from backing.records.catalog import split_name
from backing.records.published import Published, find_published
from backing.records.store.home import records_home, release_folder
from backing.records.store.obtain import obtain, obtain_paged
from backing.records.store.stored import Stored

ACCOUNT = ("ACLED_EMAIL", "ACLED_PASSWORD")
"""Where the environment keeps the user's own account with ACLED."""


def get_release(name: str, *, country: str | None, sha256: str | None, quiet: bool, policy: Policy = PATIENT) -> Stored:
    """Download what ``DATASET@RELEASE`` names, hold it against its digest, and import it.

    Raises UnknownRecord for what nobody publishes or without a release, UnusableStore when the store has it already or when
    an account is needed, and what the download and the import raise.
    """
    dataset, release = split_name(name)
    source = find_published(dataset)
    if release is None:
        raise UnknownRecord(f"{name} names no release", hint=f"name one, such as {dataset}@{source.release}")
    if release_folder(records_home(), dataset, release).exists():
        raise UnusableStore(
            f"{dataset} {release} is in the store already", hint=f"backing records show {dataset}@{release}"
        )
    if not quiet:
        typer.echo(f"{source.title}\n  licence      {source.licence}\n  attribution  {source.attribution}")
    with TemporaryDirectory(prefix="backing-") as folder:
        path = Path(folder) / (source.file_name(release) if not source.token else f"{dataset}.csv")
        with progress_in("bytes", f"downloading {name}", quiet=quiet) as watch:
            got = _download(
                source, release, path, country, lambda done, total: watch("download", done, total or 0), policy
            )
        if sha256:
            hold(path, got.url, sha256)
        if not quiet:
            typer.echo(f"  from         {got.url}, {got.size:,} bytes\n  sha-256      {got.sha256}")
            if not (sha256 or source.digests):
                typer.echo(
                    "               its publisher gives no digest to hold it against: compare it with a colleague's"
                )
        return add_file(path, Given(dataset=dataset, release=release, complete=True), quiet=quiet)


def _download(
    source: Published, release: str, path: Path, country: str | None, arriving: Arriving, policy: Policy
) -> Downloaded:
    if not source.token:
        return obtain(source, release, path.parent, arriving, policy)
    name, password = (os.environ.get(each, "") for each in ACCOUNT)
    if not (name and password and country):
        raise UnusableStore(
            f"{source.dataset} needs your own account, and a country",
            hint=f"set {ACCOUNT[0]} and {ACCOUNT[1]}, and name one: --country Afghanistan",
        )
    return obtain_paged(source, {"country": country}, (name, password), path, arriving, policy)
