# netgrow: every command a developer needs. `make help` lists them. Nothing but Python 3.11 has to be there first.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
BIN := .venv/bin
# More arguments for the command behind a target: make test ARGS="-k evolution", make demo ARGS="--help"
ARGS ?=
PYTEST := NETGROW_TEST_REQUIRE_SERVICES=1 $(BIN)/python -m pytest

.PHONY: help venv demo services test test-slow test-chaos lint types check format constraints docs benchmarks clean

help:  ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */\1\t/' | while IFS=$$'\t' read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

.venv/runtime.stamp: pyproject.toml constraints.txt tools/venv.sh
	@tools/venv.sh runtime

.venv/dev.stamp: pyproject.toml constraints.txt tools/venv.sh
	@tools/venv.sh dev

venv: .venv/dev.stamp  ## make .venv with netgrow and the development tools

demo: .venv/runtime.stamp  ## grow networks on handwritten digits, from job to leaderboard (about a minute)
	@$(BIN)/netgrow demo $(ARGS)

services: .venv/dev.stamp  ## find or install the PostgreSQL and the Chromium that tests use
	@tools/provide_postgres.sh
	@tools/provide_chromium.sh

# Unit tests compute: with one thread each, two processes are as fast as two threads. The others wait more than they compute;
# files that take long come first. What fails in the one part keeps nobody from seeing the other. How the parts ended is for
# tools/ask_again.py.
test: services  ## unit, integration, acceptance and browser tests, on SQLite and on real PostgreSQL and Redis
ifeq ($(strip $(ARGS)),)
	unit=0; rest=0; \
	OMP_NUM_THREADS=1 $(PYTEST) tests/unit -n 2 --dist loadfile || unit=$$?; \
	$(PYTEST) --ignore tests/unit -n 3 --dist loadfile --no-loadscope-reorder || rest=$$?; \
	mkdir -p .pytest_cache; echo $$unit $$rest > .pytest_cache/endings; \
	exit $$((unit || rest))
else
	$(PYTEST) $(ARGS)
endif

test-slow: export NETGROW_TEST_SLOW := 1
test-slow: test  ## the same with the slow tests (real MNIST among them, where its files are)

test-chaos: services  ## kill, cut off, fill up and stop everything, on both stacks (a quarter of an hour and more)
	$(PYTEST) tests/chaos $(ARGS)

lint: .venv/dev.stamp  ## style, format and import rules, of Python, JavaScript and CSS
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/biome check --error-on-warnings

types: .venv/dev.stamp  ## mypy, strict
	$(BIN)/python -m mypy

check: lint types test  ## everything that CI asks for, but the slow tests

format: .venv/dev.stamp  ## put the code into the house's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/biome check --write

constraints: .venv/dev.stamp  ## write constraints.txt from what .venv holds
	@$(BIN)/python tools/constraints.py > .venv/constraints.txt
	@mv .venv/constraints.txt constraints.txt
	@touch .venv/runtime.stamp .venv/dev.stamp

docs: .venv/dev.stamp  ## write the pages that come from the code (settings, commands, REST API, forms of data), and the site: site/index.html
	@$(BIN)/python tools/settings_table.py > .venv/settings.md
	@mv .venv/settings.md docs/settings.md
	@$(BIN)/python tools/commands_page.py > .venv/cli.md
	@mv .venv/cli.md docs/cli.md
	@$(BIN)/python tools/api_page.py > .venv/rest-api.md
	@mv .venv/rest-api.md docs/reference/rest-api.md
	@$(BIN)/python -m tools.data_forms_page > .venv/data-forms.md
	@mv .venv/data-forms.md docs/reference/data-forms.md
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

benchmarks: .venv/dev.stamp  ## run every benchmark; each prints a table
	@for script in benchmarks/[a-z]*.py; do echo "== $$script"; $(BIN)/python -m "benchmarks.$$(basename "$$script" .py)"; done

clean:  ## remove .venv and what tools left behind (never netgrow-data)
	rm -rf .venv build dist site ./*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
