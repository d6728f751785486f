"""The engines that a test can ask, each of which must answer alike.

Spark is asked where PySpark and Java are installed; ``BACKING_REQUIRE_SPARK=1``, as in ``make spark-test``, makes their
absence a failure. It takes seconds to start and a quarter of a second a query: many queries are ``slow``.
"""

from __future__ import annotations

import os
from contextlib import AbstractContextManager

import pytest

from backing.errors import MissingExtra
from backing.records.catalog import Catalog
from backing.records.engines.choose import EngineName, open_engine
from backing.records.engines.engine import Engine

EMBEDDED = pytest.param(EngineName.DUCKDB)
SPARK = pytest.param(EngineName.SPARK, marks=pytest.mark.spark)
SPARK_AT_LENGTH = pytest.param(EngineName.SPARK, marks=[pytest.mark.spark, pytest.mark.slow])


def opened(name: EngineName, catalog: Catalog) -> AbstractContextManager[Engine]:
    """The engine over a catalogue; where it is not installed the test is skipped, or fails where it must run."""
    try:
        return open_engine(name, catalog)
    except MissingExtra as problem:
        if os.environ.get("BACKING_REQUIRE_SPARK") == "1":
            raise
        pytest.skip(problem.detail)
