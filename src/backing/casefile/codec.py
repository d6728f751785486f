"""Records to JSON and back, in one place: what a field looks like in a file is decided here."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any, TypeVar

import cattrs
from cattrs.preconf.json import make_converter

from backing.errors import UnusableCase
from backing.provenance import Span

Record = TypeVar("Record")


@cache
def _converter() -> cattrs.Converter:
    """Spans are ``[start, end]``, days ISO 8601; a field that no record has is an error, so that no typo is lost."""
    converter = make_converter(forbid_extra_keys=True)
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_structure_hook(Span, lambda pair, _: Span(start=pair[0], end=pair[1]))
    converter.register_unstructure_hook(date, lambda day: day.isoformat())
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    return converter


def to_plain(record: object) -> Any:
    """A record as dicts, lists, numbers and strings, ready for JSON."""
    return _converter().unstructure(record)


def to_json(record: object, *, indent: int | None = None) -> str:
    """A record as JSON text; numbers that JSON does not have (infinity) raise ValueError instead of being written."""
    return json.dumps(to_plain(record), ensure_ascii=False, allow_nan=False, indent=indent)


def from_json(text: str, kind: type[Record], *, where: str) -> Record:
    """The record that ``text`` holds; ``where`` (file and line) is used in messages.

    Raises UnusableCase when the text is not JSON, lacks a field, or has one that the record does not know.
    """
    try:
        return _converter().structure(json.loads(text), kind)
    except json.JSONDecodeError as problem:
        detail = f"{where} is not valid JSON: {problem.msg} at column {problem.colno}"
        raise UnusableCase(
            detail, hint="it may have been cut short: move it away and run the stage that writes it again"
        ) from problem
    except (
        cattrs.BaseValidationError,
        cattrs.ForbiddenExtraKeysError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
    ) as problem:
        reasons = "; ".join(cattrs.transform_error(problem)[:3])
        raise UnusableCase(
            f"{where} does not hold a {kind.__name__}: {reasons}",
            hint="mend the field, or move the file away and run the stage that writes it again",
        ) from problem
