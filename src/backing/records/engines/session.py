"""The Spark that answers: the one that runs, the one that the user named, or one that is started here."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
import warnings
from typing import IO, TYPE_CHECKING, Any

from backing.errors import MissingExtra

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

INSTALL = "pip install 'backing[spark]', and a Java runtime, 17 or newer, on PATH or in JAVA_HOME"
UNASKED = "PySpark does not yet fully support pandas"
"""What PySpark warns of wherever pandas is installed; nothing here gives it pandas."""
SUBMITTED = {"PYSPARK_GATEWAY_PORT", "PYSPARK_SUBMIT_ARGS", "SPARK_CONF_DIR"}
"""Any of these in the environment means that the user says where Spark runs: spark-submit sets the first."""

SESSION = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.variable.substitute": "false",
    # The days of our files are those of the present calendar, also before 1582, and so are those asked for.
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.sql.datetime.java8API.enabled": "true",
}
LOCAL = {
    "spark.master": "local[*]",
    "spark.app.name": "backing",
    "spark.driver.host": "127.0.0.1",  # nothing listens to the network
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "1",
}
JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""A short program does not earn back what the optimising compiler and the parallel collector cost at the start."""


def open_session() -> SparkSession:
    """A session of our own in that Spark, with the settings on which answers depend.

    Raises MissingExtra when PySpark or Java is not installed, or does not start.
    """
    try:
        from pyspark import SparkContext
        from pyspark.sql import SparkSession
    except ImportError as problem:
        raise MissingExtra("the Spark engine needs PySpark, which is not installed", hint=INSTALL) from problem
    warnings.filterwarnings("ignore", message=UNASKED, category=FutureWarning)
    if SparkContext._active_spark_context is None:  # noqa: SLF001 -- there is no public way to ask
        _check_java()
        if not SUBMITTED & os.environ.keys():
            _start_here()
    session: SparkSession = SparkSession.builder.appName("backing").getOrCreate().newSession()
    for name, value in SESSION.items():
        session.conf.set(name, value)
    return session


def _check_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java", path=os.path.join(home, "bin") if home else None) is None:  # noqa: PTH118 -- a search path
        where = f"JAVA_HOME={home}" if home else "PATH"
        raise MissingExtra(f"the Spark engine needs Java, which is not in {where}", hint=INSTALL)


def _start_here() -> None:
    """Start Spark in local mode: what it writes goes to a folder of its own, and what it says to its log there.

    Its workers run this Python, unless the user names another: the one on PATH need not have Backing.
    """
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import PySparkException
    from pyspark.java_gateway import launch_gateway

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    folder = tempfile.TemporaryDirectory(prefix="backing-spark-", ignore_cleanup_errors=True)
    places = {
        "spark.sql.warehouse.dir": f"{folder.name}/warehouse",
        "spark.local.dir": folder.name,
        "spark.driver.extraJavaOptions": f'{JAVA} "-Djava.io.tmpdir={folder.name}"',
    }
    conf = SparkConf().setAll([*LOCAL.items(), *places.items()])
    with tempfile.TemporaryFile() as log:
        try:
            gateway = launch_gateway(conf=conf, popen_kwargs={"stderr": log, "stdout": log})
            context = SparkContext(conf=conf, gateway=gateway)
        except PySparkException as problem:
            folder.cleanup()
            raise MissingExtra(f"Spark does not start: {_first_words(log)}", hint=INSTALL) from problem
    atexit.register(_stop, context, folder)


def _stop(context: Any, folder: tempfile.TemporaryDirectory[str]) -> None:
    context.stop()
    folder.cleanup()


def _first_words(log: IO[bytes]) -> str:
    log.seek(0)
    lines = log.read().decode(errors="replace").strip().splitlines()
    return lines[0] if lines else "its Java machine ended without a word"
