"""List the public functions of modules of evidence/statistics: python scripts/list_statistics.py MODULE..."""

from __future__ import annotations

import inspect
import sys
from importlib import import_module

PLACE = "backing.evidence.statistics"


def main(names: list[str]) -> None:
    for name in names:
        module = import_module(f"{PLACE}.{name}")
        print(name)
        for public, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not public.startswith("_"):
                print(f"    {public}{inspect.signature(function)}".replace("'", ""))


if __name__ == "__main__":
    main(sys.argv[1:])
