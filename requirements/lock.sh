#!/usr/bin/env bash
# Resolves pyproject.toml for every platform and every Python from 3.11 on, from the public index alone.
# usage: requirements/lock.sh path/to/uv [--upgrade]
set -euo pipefail
cd "$(dirname "$0")/.."
export UV_CUSTOM_COMPILE_COMMAND="make lock" UV_NO_CONFIG=1
UPGRADE=${2:-}   # --upgrade: newest versions instead of those already locked
compile() {
  "$UV" pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
    --default-index https://pypi.org/simple --no-emit-index-url --no-annotate $UPGRADE "$@"
}
UV=$(realpath "$1")
compile pyproject.toml --group dev --output-file requirements/dev.lock
compile pyproject.toml --group test --constraints requirements/dev.lock --output-file requirements/test.lock
compile pyproject.toml --constraints requirements/dev.lock --output-file requirements/run.lock
compile pyproject.toml --group test --extra spark --constraints requirements/dev.lock --output-file requirements/spark.lock
compile pyproject.toml --group bench --constraints requirements/dev.lock --output-file requirements/bench.lock
