"""Fixtures for every stage.

Policy. A test uses the public API and real data: the bundled records and examples, or a small file that it writes
itself. What may not be bundled lives in a shared folder beside the checkout (``$BACKING_SHARED``, by default
``../shared``): ask for it by the fixture ``shared``. Where the folder is absent such a test is skipped and says so;
with ``BACKING_REQUIRE_SHARED=1``, as in continuous integration, it fails instead. No test uses the network. A fixture
is session wide only when what it gives cannot change. ``HYPOTHESIS_PROFILE=ci`` makes every property draw the same
examples each time.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
REQUIRED = os.environ.get("BACKING_REQUIRE_SHARED") == "1"

settings.register_profile("local", deadline=None)
settings.register_profile(
    "ci", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "local"))


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """An empty store of records: what a developer has imported does not reach the tests, nor they it."""
    os.environ["BACKING_HOME"] = str(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def examples() -> Path:
    """The bundled example statements."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of data that may not be bundled; without it the test is skipped, or fails where it must run."""
    folder = Path(os.environ.get("BACKING_SHARED", ROOT.parent / "shared")).resolve()
    if (folder / "data").is_dir():
        return folder
    reason = f"shared data are not at {folder}: set BACKING_SHARED to the folder that holds data/"
    if REQUIRED:
        pytest.fail(reason)
    pytest.skip(reason)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where shared data must be there, a test that skipped itself for want of a file in them fails the run as well."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if REQUIRED and any("shared" in str(report.longrepr[-1]) for report in skipped):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
