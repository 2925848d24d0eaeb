# Everything a person needs: setup, run, test, check. Only Python >= 3.11 is required; see README.md.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup setup-dev run test bench check lock browser clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: .venv/.ready ## make .venv with the locked dependencies; a no-op when nothing changed

setup-dev: .venv/.ready-dev ## the same, with the tools for testing and checking

.venv/bin/python:
	@echo "· Making .venv with $$($(PYTHON) --version)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed (PYTHON=/path/to/python3.12 make $(MAKECMDGOALS))" >&2; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/.ready: requirements.lock pyproject.toml .ci/install | .venv/bin/python
	@.ci/install requirements.lock
	@touch $@

.venv/.ready-dev: requirements-dev.lock pyproject.toml .ci/install | .venv/bin/python
	@.ci/install requirements-dev.lock
	@touch .venv/.ready $@

run: setup ## serve on http://127.0.0.1:8000 with the demonstration (PORT= to change, AWARD_DEMO=0 without it)
	@AWARD_DEMO="$${AWARD_DEMO-1}" $(BIN)/award serve --port "$(PORT)"

test: setup-dev ## the whole suite, on SQLite and, where it answers, on PostgreSQL
	@.ci/test

bench: setup ## the benchmark: a table of ratios to a floor measured in the same run
	@$(BIN)/python -m bench

check: setup-dev ## format, lint, types, import contracts, documentation
	@.ci/check

lock: setup-dev ## compile the hashed locks anew (UPGRADE=1 takes newer releases)
	@.ci/lock $(if $(UPGRADE),--upgrade)

clean: ## remove what was made here: the environment, caches, the documentation; never var/
	@rm -rf .venv site .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
