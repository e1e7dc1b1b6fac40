# Two commands on a fresh machine: `make site` and `make test`. What they need they put into `.venv`.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
PYTEST := $(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist worksteal
INSTALLED_FROM := pyproject.toml build_hook.py $(wildcard prototype/package*.json)

# Where this is set, each of many processes would compile everything again.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help site serve test test-wide types style browser clean

help: ## show this
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: .venv/site.stamp ## check the flows and build everything into site/
	@$(BIN)/veiviser build

serve: .venv/site.stamp ## show the site on this machine, and again each time you save
	@$(BIN)/veiviser serve

test: .venv/test.stamp ## everything that CI runs: formatting, lint, types, layers, tests
	@$(MAKE) --no-print-directory --jobs 2 types style browser
	$(PYTEST)

test-wide: .venv/test.stamp ## the same tests with many more random inputs
	@$(MAKE) --no-print-directory browser
	$(PYTEST) --hypothesis-profile wide --random-walks 1000

types:
	$(BIN)/mypy

style:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo

browser:
	@$(BIN)/python -m tests.browser.find_browser --install

clean: ## remove all that these commands made
	rm -rf .venv site .veiviser prototype/node_modules tests/validity/node_modules
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/site.stamp: $(INSTALLED_FROM) | .venv/bin/python
	$(PIP) --editable .
	@touch $@

.venv/test.stamp: $(INSTALLED_FROM) | .venv/bin/python
	$(PIP) --editable '.[dev]'
	@touch .venv/site.stamp $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Veiviser needs Python 3.11 or newer; name one with `make PYTHON=python3.12 …`' >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv || { rm -rf .venv; exit 1; }
