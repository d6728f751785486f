"""How a table is packed: alone in a ZIP archive, by gzip, as a spreadsheet, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from backing.records.importing import archive, gzipped, spreadsheet

ZIP, GZIP = b"PK", b"\x1f\x8b"
SHEET = ".xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Packing:
    """What unpacks a table; ``sheet`` says that it is written out as CSV, of which a record is a row of a spreadsheet.

    Both functions are given the name of the member that holds the table, in an archive. ``head`` gives the first bytes, at
    most so many, ``unpack`` writes all into a new file. They raise UnreadableRecords for what is damaged, or unpacks out of
    all proportion.
    """

    head: Callable[[Path, str | None, int], bytes]
    unpack: Callable[[Path, str | None, Path], None]
    sheet: bool = False


def packing_of(path: Path, head: bytes) -> tuple[Packing | None, str | None]:
    """How a file that begins so is packed, and the member of the archive that is meant. Raises UnreadableRecords."""
    if head.startswith(GZIP):
        return _GZIP, None
    if not head.startswith(ZIP):
        return None, None
    if spreadsheet.is_spreadsheet(path):
        return _SHEET, None
    member = archive.table_in(path)
    return (_PACKED_SHEET if member.lower().endswith(SHEET) else _ZIP), member


def _head_of_packed(path: Path, member: str | None, size: int) -> bytes:
    with _member(path, member) as inner:
        return spreadsheet.head_of(inner, None, size)


def _unpack_packed(path: Path, member: str | None, target: Path) -> None:
    with _member(path, member) as inner:
        spreadsheet.unpack(inner, None, target)


@contextmanager
def _member(path: Path, member: str | None) -> Iterator[Path]:
    """A spreadsheet out of an archive, for as long as it is read."""
    with TemporaryDirectory(prefix="backing-") as folder:
        inner = Path(folder) / f"table{SHEET}"
        archive.unpack(path, member, inner)
        yield inner


_ZIP = Packing(head=archive.head_of, unpack=archive.unpack)
_GZIP = Packing(head=gzipped.head_of, unpack=gzipped.unpack)
_SHEET = Packing(head=spreadsheet.head_of, unpack=spreadsheet.unpack, sheet=True)
_PACKED_SHEET = Packing(head=_head_of_packed, unpack=_unpack_packed, sheet=True)
