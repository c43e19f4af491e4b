# One command does the work: `make report` or `make test` on a machine with nothing but CPython and make.
# Everything is installed into .venv; delete that folder and nothing is left behind.

PYTHON ?= python3
SCENARIOS ?=
OUT ?= reports
COUNT ?= 200000
SEED ?= 1

BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --no-input --quiet

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help report test fuzz lab bench notebooks lint check clean lock

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

report: .venv/.runtime  ## set up, then write the table, the charts and three scenarios to reports/
	$(BIN)/safe-alloc report $(SCENARIOS) --out "$(OUT)"

test: .venv/.everything  ## set up with the tools of the developers, then run the tests
	$(BIN)/python -m pytest --numprocesses=auto $(TESTS)

fuzz: .venv/.everything  ## read COUNT broken press texts and look for a broken promise
	$(BIN)/python tests/fuzz.py --count $(COUNT) --seed $(SEED)

lab: .venv/.everything  ## open JupyterLab on notebooks/
	$(BIN)/python -m jupyter lab notebooks

bench: .venv/.everything  ## measure against the bare libraries
	$(BIN)/python tests/bench/run.py $(RIVAL)

notebooks: .venv/.everything  ## run the notebooks again and keep their outputs
	$(BIN)/python .ci/notebooks.py

lint: .venv/.everything  ## ruff (rules and format), then mypy
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy

check: .venv/.runtime  ## check hashes, tables, sums and presets of data/
	$(BIN)/safe-alloc check

clean:  ## remove the virtual environment and what the tools left
	rm -rf .venv dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find safe_alloc tests .ci -name __pycache__ -type d -prune -exec rm -rf {} +

lock:  ## choose the versions anew and write both lock files
	"$(PYTHON)" .ci/lock.py

# The environment.
# A stamp older than the lock file it stands for means that something has to be installed;
# pip leaves alone what is already there at the locked version.

.venv/.runtime: requirements.lock pyproject.toml | .venv/.made
	@echo "Installing what the library needs into .venv (about half a minute the first time) ..."
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.everything: .ci/everything.lock .venv/.runtime
	@echo "Adding the tests, the notebooks and the checkers to .venv (about a minute the first time) ..."
	@$(INSTALL) --require-hashes -r .ci/everything.lock
	@touch $@

.venv/.made:
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "safe_alloc needs CPython 3.11 or newer and found no '$(PYTHON)': install it, or name one as in 'make report PYTHON=python3.12'." >&2; \
	  exit 1; }
	@"$(PYTHON)" .ci/python_check.py
	@"$(PYTHON)" -m venv .venv
	@touch $@
