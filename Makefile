# One command each: `make help`. Everything runs in .venv, made from requirements/dev.lock by any Python >= 3.11.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.NOTPARALLEL:
unexport PYTHONPATH PYTHONHOME

VENV ?= .venv
VENV_WHEEL ?= .venv-wheel
VENV_SPARK ?= .venv-spark
VENV_BENCH ?= .venv-bench
BIN := $(VENV)/bin
PIP := -m pip --disable-pip-version-check --no-input install -qq
SOURCES = $(shell find src -type f -not -name '*.pyc')
NEWER := import sys; sys.exit(sys.version_info < (3, 11))
FIND_PYTHON = for python in python3 python3.13 python3.12 python3.11 python; do \
	if $$python -c '$(NEWER)' 2>/dev/null; then break; fi; python=; \
	done; \
	if [ -z "$$python" ]; then echo "Backing needs Python 3.11 or newer: none was found on PATH." >&2; exit 1; fi

.PHONY: help
help:  ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

.PHONY: demo
demo: $(VENV)/.ready  ## Assess the bundled example thread and say where its dossier is
	@mkdir -p build && rm -rf build/demo-case
	@$(BIN)/backing assess examples/thread.txt --case build/demo-case
	@test -s build/demo-case/dossier.html && echo && echo "Dossier: $(CURDIR)/build/demo-case/dossier.html"

.PHONY: test
test: lint wheel-test  ## Everything that must hold: lint, types, layers, and the suite against the built wheel

.PHONY: test-all
test-all: lint  ## The same with the slow tests and all that ask Spark, then the benchmarks
	@$(MAKE) wheel-test PYTEST_ARGS=""
	@$(MAKE) spark-test SPARK_TESTS=spark
	@$(MAKE) bench

.PHONY: test-history
test-history: $(VENV)/.ready  ## Judge past allegations as of their day and in hindsight, beside what was expected; fail if a rule is broken
	@$(BIN)/python scripts/history.py

.PHONY: quick
quick: $(VENV)/.ready  ## The suite against the sources, without the slow tests
	@$(BIN)/python -m pytest -q -m "not slow"

.PHONY: lint
lint: $(VENV)/.ready  ## Check style, types, layers and spelling
	@echo "ruff" && $(BIN)/ruff check -q --output-format concise . && $(BIN)/ruff format -q --check .
	@echo "mypy --strict" && $(BIN)/mypy --no-error-summary
	@mkdir -p build && echo "import-linter" && $(BIN)/lint-imports --no-logo --no-cache > build/lint-imports.txt || { cat build/lint-imports.txt; exit 1; }
	@echo "codespell" && $(BIN)/codespell .

.PHONY: format
format: $(VENV)/.ready  ## Rewrite the code in the project's style
	@$(BIN)/ruff check -q --fix . ; $(BIN)/ruff format -q .

# The suite runs once, against what a user installs: a wheel, with the locked run-time libraries, src not importable.
PYTEST_ARGS ?= -m "not slow"
.PHONY: wheel-test
wheel-test: $(VENV_WHEEL)/.ready build/wheel/.built
	@$(VENV_WHEEL)/bin/python $(PIP) --no-deps --no-index --force-reinstall build/wheel/backing-*.whl
	@BACKING_TEST_WHEEL=1 HYPOTHESIS_PROFILE=$${HYPOTHESIS_PROFILE:-ci} $(VENV_WHEEL)/bin/python -P -m pytest -q $(PYTEST_ARGS)

# Apart from the rest: PySpark takes half a gigabyte, and it needs Java, 17 or newer.
SPARK_TESTS ?= spark and not slow
.PHONY: spark-test
spark-test: $(VENV_SPARK)/.ready build/wheel/.built  ## Hold the Spark engine against DuckDB, in an environment of its own (needs Java)
	@$(VENV_SPARK)/bin/python $(PIP) --no-deps --no-index --force-reinstall build/wheel/backing-*.whl
	@BACKING_TEST_WHEEL=1 BACKING_REQUIRE_SPARK=1 HYPOTHESIS_PROFILE=$${HYPOTHESIS_PROFILE:-ci} \
	  $(VENV_SPARK)/bin/python -P -m pytest -q -m "$(SPARK_TESTS)"

# The whole stream is 10,000 posts: make bench POSTS=10000
POSTS ?= 1000
.PHONY: bench
bench: $(VENV)/.ready  ## Measure the start-up, the main job, the claim stage, the statistics, import, reconciling and the weighing (20 minutes)
	@$(BIN)/python bench/startup.py
	@$(BIN)/python bench/main_job.py
	@$(BIN)/python bench/claim_stage.py --posts $(POSTS)
	@$(BIN)/python bench/array_statistics.py
	@$(BIN)/python bench/import.py --rows 100k
	@$(BIN)/python bench/reconcile.py
	@$(BIN)/python bench/truth.py
	@$(BIN)/python bench/weighing.py --cases 1000
	@$(BIN)/python bench/sensitivities.py

# Apart from the rest: it takes a quarter of an hour, 2 GB of disk in build/bench, and pandas and polars. make bench-plans SIZES=1M
SIZES ?= 1M,10M
.PHONY: bench-plans
bench-plans: $(VENV_BENCH)/.ready  ## Count events for 10,000 claims, and import, beside DuckDB, pandas and polars, and simulate beside Mesa; write the docs' tables
	@PYTHONPATH=src $(VENV_BENCH)/bin/python bench/plans.py --rows $(SIZES) --save
	@PYTHONPATH=src $(VENV_BENCH)/bin/python bench/choices.py
	@PYTHONPATH=src $(VENV_BENCH)/bin/python bench/performance.py
	@PYTHONPATH=src $(VENV_BENCH)/bin/python bench/import.py --rows 10k,100k,1M --save
	@PYTHONPATH=src $(VENV_BENCH)/bin/python bench/reconcile.py
	@PYTHONPATH=src $(VENV_BENCH)/bin/python bench/recheck.py --claims 10000 --save
	@PYTHONPATH=src $(VENV_BENCH)/bin/python bench/sensitivities.py --save
	@PYTHONPATH=src $(VENV_BENCH)/bin/python bench/simulation.py --save

.PHONY: lock
lock: $(VENV)/.ready  ## Resolve the dependencies again, for every Python and platform, with hashes
	@bash requirements/lock.sh $(BIN)/uv $(UPGRADE)

.PHONY: clean
clean:  ## Remove everything that make made
	@rm -rf $(VENV) $(VENV_WHEEL) $(VENV_SPARK) $(VENV_BENCH) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find src tests bench scripts -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.ready: requirements/dev.lock pyproject.toml
	@mkdir -p build
	@$(FIND_PYTHON); echo "Preparing $(VENV) with $$($$python --version) (about a minute)" && $$python -m venv $(VENV)
	@$(BIN)/python $(PIP) --require-hashes -r requirements/dev.lock
	@$(BIN)/python $(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV_WHEEL)/.ready: requirements/test.lock
	@$(FIND_PYTHON); echo "Preparing $(VENV_WHEEL) for the wheel" && $$python -m venv --clear $(VENV_WHEEL)
	@$(VENV_WHEEL)/bin/python $(PIP) --require-hashes -r requirements/test.lock
	@touch $@

# PySpark is published as its sources alone: it is built with the locked setuptools, and not with whichever is newest.
$(VENV_SPARK)/.ready: requirements/test.lock requirements/spark.lock
	@$(FIND_PYTHON); echo "Preparing $(VENV_SPARK) with PySpark (two minutes)" && $$python -m venv --clear $(VENV_SPARK)
	@$(VENV_SPARK)/bin/python $(PIP) --require-hashes -r requirements/test.lock
	@$(VENV_SPARK)/bin/python $(PIP) --require-hashes --no-build-isolation -r requirements/spark.lock
	@touch $@

$(VENV_BENCH)/.ready: requirements/bench.lock
	@$(FIND_PYTHON); echo "Preparing $(VENV_BENCH) with pandas and polars" && $$python -m venv --clear $(VENV_BENCH)
	@$(VENV_BENCH)/bin/python $(PIP) --require-hashes -r requirements/bench.lock
	@touch $@

build/wheel/.built: $(VENV)/.ready $(SOURCES) pyproject.toml README.md LICENSE
	@echo "wheel" && rm -rf build/wheel && $(BIN)/python -m build --wheel --no-isolation --outdir build/wheel . > build/wheel.log 2>&1 \
	  || { cat build/wheel.log; exit 1; }
	@touch $@
