"""The reference values of the methods, kept beside the checkout; tests also hold the numbers that they copy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def golden(shared: Path) -> dict[str, Any]:
    """Every reference value by its key."""
    return json.loads((shared / "golden.json").read_text(encoding="utf-8"))
