# Everything sets itself up: a fresh clone needs Python >= 3.11 and make, no more.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PORT ?= 8501

.PHONY: help install run serve test test-long run-neo4j lint pictures bundle audit clean

help:  ## what there is to make
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 14

install: $(STAMP)  ## the environment, in .venv

$(STAMP): pyproject.toml graph_builder/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3,11) <= sys.version_info[:2] <= (3,13))' || { echo "Python 3.11, 3.12 or 3.13 is needed; say which with: make PYTHON=python3.12 install"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) (a minute or two the first time) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(STAMP)

run: install serve  ## the graph of examples/, and the app

serve:
	@$(BIN)/kg build examples
	@$(BIN)/kg app --port $(PORT)

run-neo4j: install  ## the same on a real Neo4j, started from its Maven artifacts (needs a JDK and Maven)
	@$(BIN)/python scripts/neo4j.py run -- $(MAKE) --no-print-directory serve

lint: install  ## format, lint, types, import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@cd app && ../$(BIN)/mypy --strict --explicit-package-bases .
	@$(BIN)/lint-imports --no-logo

# The rules of the language need a processor, the browser's tests mostly wait: both at once save a quarter.
RULES := tests/annotate tests/clean tests/extract tests/names tests/resolve tests/syntax tests/vocabulary

test: lint  ## the suite; REQUIRE_STORES=embedded,neo4j-5,neo4j-2026 REQUIRE_BROWSER=1 turn skips into failures
	@log=$$(mktemp); \
	nice -n 19 $(BIN)/python -m pytest -m 'not long' -p no:cacheprovider $(RULES) > $$log 2>&1 & rules=$$!; \
	$(BIN)/python -m pytest -m 'not long' $(RULES:%=--ignore=%); rest=$$?; \
	wait $$rules; ruled=$$?; cat $$log; rm $$log; \
	exit $$((rest | ruled))

test-long: lint  ## the suite with the full counts of the long tests
	@$(BIN)/python -m pytest

pictures: install  ## the screenshots of docs/, from the real app
	@$(BIN)/python scripts/pictures.py

audit: install  ## known vulnerabilities of the dependencies (asks the package index)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	@$(BIN)/python -m pip_audit --skip-editable

clean:  ## what make made
	rm -rf $(VENV) kg-data .neo4j
