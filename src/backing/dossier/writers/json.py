"""The whole dossier as JSON, for programs: the same fields, names and sentences as on the page."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from backing.dossier.dossier import Dossier


def write_json(dossier: Dossier) -> str:
    """One object; its keys are the fields of the dossier's record. Days are ISO 8601, numbers without an end null."""
    return json.dumps(_plain(asdict(dossier)), ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and value - value != 0:  # infinite, or not a number
        return None
    return value.isoformat() if isinstance(value, date) else value
