# Two commands on a fresh machine: `make site` and `make test`. What they need they put into `.venv`, by the locks.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# What is imported is compiled then; the rest, which is most, never.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --no-compile
# One more than there are cores, up to four: tests wait for browsers, processes and clocks.
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
PROCESSES = $(shell $(PYTHON) -c 'import os; print(min(4, 1 + ($(CORES))))')
PYTEST = $(BIN)/pytest --numprocesses $(PROCESSES) --dist worksteal
INSTALLED_FROM := pyproject.toml build_hook.py version.py $(wildcard locks/*.txt prototype/package*.json)
OURSELVES := --no-deps --no-build-isolation --editable .
COMPILE = $(VENV)/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
  --custom-compile-command 'make lock' $(if $(RENEW),--upgrade,) pyproject.toml

# Where this is set, each of many processes would compile everything again.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help site prove serve test test-wide test-slow coverage newest lock messages types style browser tests clean

help: ## show this
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/site.stamp ## check the flows and build everything into site/
	@$(BIN)/veiviser build

prove: site ## build the site, and hold all of it against the flows and pages
	@$(BIN)/veiviser prove

serve: $(VENV)/site.stamp ## show the site on this machine, and again each time you save
	@$(BIN)/veiviser serve

test: $(VENV)/test.stamp ## everything that CI runs: formatting, lint, types, layers, tests
	@$(MAKE) --no-print-directory --jobs 3 types style tests

test-wide: $(VENV)/test.stamp ## the same tests on all pages, with many more random inputs
	@$(MAKE) --no-print-directory browser
	$(PYTEST) --wide

test-slow: $(VENV)/test.stamp ## the tests once more, and the 40 that took longest
	@$(MAKE) --no-print-directory browser
	$(PYTEST) --durations 40

coverage: $(VENV)/test.stamp ## the tests once more, and which lines and branches of the package they ran
	@$(MAKE) --no-print-directory browser
	$(BIN)/coverage erase
	$(BIN)/coverage run $(PYTEST)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

newest: ## the same as make test, on the newest versions that our ranges allow
	rm -rf .venv-newest
	@$(MAKE) --no-print-directory VENV=.venv-newest .venv-newest/bin/python
	.venv-newest/bin/python -m pip install --quiet --upgrade 'pip>=25.1' # the first that knows groups
	.venv-newest/bin/python -m pip install --quiet --editable '.[booklet,test]' --group dev
	@touch .venv-newest/site.stamp .venv-newest/test.stamp
	@$(MAKE) --no-print-directory VENV=.venv-newest test

lock: $(VENV)/uv/bin/uv ## lock what pyproject.toml names; with RENEW=1 on the newest versions
	@mkdir -p locks
	$(COMPILE) --group build --output-file locks/site.txt
	$(COMPILE) --extra booklet --extra test --group dev --constraint locks/site.txt --output-file locks/test.txt

messages: $(VENV)/test.stamp ## renew the catalogues of messages from the code
	@$(BIN)/python -m tools.renew_messages

types:
	$(BIN)/mypy

style:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo

tests: browser
	$(PYTEST)

browser:
	@$(BIN)/python -m tests.browser.find_browser --install

clean: ## remove all that these commands made
	rm -rf .venv .venv-newest site .veiviser prototype/node_modules tests/validity/node_modules tests/exports/node_modules tests/helsenorge/node_modules tests/markdown/commonmark/node_modules
	rm -rf .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/site.stamp: $(INSTALLED_FROM) | $(VENV)/bin/python
	$(PIP) --require-hashes --requirement locks/site.txt
	$(PIP) $(OURSELVES)
	@touch $@

$(VENV)/test.stamp: $(INSTALLED_FROM) | $(VENV)/bin/python
	$(PIP) --require-hashes --requirement locks/test.txt
	$(PIP) $(OURSELVES)
	@touch $(VENV)/site.stamp $@

$(VENV)/uv/bin/uv: | $(VENV)/bin/python
	$(PYTHON) -m venv $(VENV)/uv
	$(VENV)/uv/bin/python -m pip install --quiet --disable-pip-version-check --no-input uv

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Veiviser needs Python 3.11 or newer; name one with `make PYTHON=python3.12 …`' >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }
