# What people who work on Parley run. Needs make, bash and Python 3.11 or newer with venv and pip, nothing else;
# what is installed comes from the locks, each file checked by its hash, into .venv.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV ?= .venv
BIN := $(VENV)/bin
# The first of these that runs, is new enough and can make environments; or name one: make PYTHON=/path/to/python
PYTHON ?= $(firstword $(foreach name,python3.13 python3.12 python3.11 python3 python,$(if $(shell $(name) -c \
	'import sys, venv, ensurepip; print(*["fits"][:sys.version_info >= (3, 11)])' 2>/dev/null),$(name))))
PIP = $(BIN)/python -m pip --disable-pip-version-check --no-input
DATA ?= ../shared
ARGS ?=
DEMO := build/demo
RECORD := $(DEMO)/parley-demo.db

.PHONY: help demo test lint score corpus-check weights codebook lexicon pages lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 14

demo: $(VENV)/.run  ## read the bundled reports, explain a move, export all moves as CSV
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/python -m parley.demo $(DEMO)/reports
	$(BIN)/parley read $(DEMO)/reports --record $(RECORD) --format text
	@move=$$($(BIN)/parley show --type reject --issue ceasefire --record $(RECORD) --format json 2> /dev/null \
		| $(BIN)/python -c 'import json, sys; moves = (move for line in sys.stdin for move in json.loads(line)["moves"]); \
		print(max(moves, key=lambda move: len(json.dumps([move.get("terms"), move.get("source")])))["id"])'); \
		set -x; $(BIN)/parley explain $$move --record $(RECORD) --format text
	$(BIN)/parley export --record $(RECORD) --format csv --output $(DEMO)/moves.csv
	@echo "Try: $(BIN)/parley show --record $(RECORD) --party Russia --issue prisoners"

test: $(VENV)/.dev  ## run all tests; ARGS="tests/cli -x" for some
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.dev  ## style, types, and the layers of the packages
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

score: $(VENV)/.dev  ## score the coder on the gold, and measure on the reports in DATA
	@test -d $(DATA) || { echo "There is no folder $(DATA) with data to measure against; name one: make score DATA=…" >&2; exit 2; }
	$(BIN)/parley score corpus/gold --texts $(firstword $(wildcard $(DATA)/data) $(DATA)) --format text
	$(BIN)/python -m recipes.score $(DATA) $(ARGS)

corpus-check: $(VENV)/.dev  ## check the corpus and count it
	$(BIN)/python -m recipes.corpus corpus $(ARGS)

weights: $(VENV)-weights/.installed  ## train the weights from the folder DATA (hours); see docs/weights.md
	$(VENV)-weights/bin/python -m recipes.language $(DATA) src/parley/language/weights/en --corpus corpus/training $(ARGS)

codebook: $(VENV)/.dev  ## make what is generated from the codebook's YAML
	$(BIN)/python -m parley.codebook.generate

lexicon: $(VENV)/.dev  ## compile the parties of the lexicon
	$(BIN)/python -m parley.lexicon.party_data

pages: codebook  ## make the generated pages of docs/
	$(BIN)/python -m parley.cli.page > build.page && mv build.page docs/cli.md
	$(BIN)/python -m parley.export.page > build.page && mv build.page docs/export.md

# uv resolves for all systems and Pythons at once, which pip cannot; only making the locks needs it.
LOCKING := uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --no-annotate --universal \
	--python-version 3.11 --no-config pyproject.toml --group build
lock:  ## resolve the locks anew (needs uv); UPGRADE=--upgrade for newer versions
	$(LOCKING) $(UPGRADE) --output-file requirements.txt > /dev/null
	$(LOCKING) $(UPGRADE) --group dev --all-extras --constraint requirements.txt --output-file requirements-dev.txt > /dev/null
UPGRADE ?=

clean:  ## remove everything that the other targets made, the environment included
	rm -rf $(VENV) $(VENV)-weights build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks
	find src tests recipes -name __pycache__ -type d -prune -exec rm -rf {} +

define MAKE_ENVIRONMENT
	@test -n "$(PYTHON)" || { echo "Parley needs Python 3.11 or newer with venv and pip." \
		"Install one (Debian and Ubuntu: python3 and python3-venv) or name it: make PYTHON=/path/to/python" >&2; exit 2; }
	@$(1)/bin/python -c 'import pip' 2>/dev/null || { echo "Making an environment in $(1) with $(PYTHON)"; \
		$(PYTHON) -m venv --clear $(1); }
endef

$(VENV)/.run: requirements.txt pyproject.toml
	$(call MAKE_ENVIRONMENT,$(VENV))
	@echo "Installing what Parley needs (a minute or more the first time)"
	@$(PIP) install --quiet --require-hashes --no-deps -r requirements.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml
	$(call MAKE_ENVIRONMENT,$(VENV))
	@echo "Installing what Parley and its tests need (a minute or more the first time)"
	@$(PIP) install --quiet --require-hashes --no-deps -r requirements-dev.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.run

$(VENV)-weights/.installed: requirements.txt recipes/language/requirements.in pyproject.toml
	$(call MAKE_ENVIRONMENT,$(VENV)-weights)
	@$(VENV)-weights/bin/python -m pip install --quiet --require-hashes --no-deps -r requirements.txt
	@$(VENV)-weights/bin/python -m pip install --quiet -r recipes/language/requirements.in
	@$(VENV)-weights/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
