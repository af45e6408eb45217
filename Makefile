# Two commands take a fresh machine to a running program: make demo, make test. `make help` lists the rest.

SHELL := /bin/sh
.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# More for pytest: make test ARGS="-k codec". More for the demo: make demo DIR="my folder".
ARGS :=
DIR :=
# One more than the cores CI has: the screens' tests wait more than they compute.
WORKERS := 3

# Paths are relative, so that a checkout may live in a folder with spaces.
VENV := .venv
FRESH := .venv-fresh
PY := $(VENV)/bin/python
PIP := $(PY) -m pip -qq --disable-pip-version-check --no-input
PYTEST := $(PY) -m pytest

# A venv knows the place it was made in and the Python it was made from; when either moved, it is made anew.
ifneq ($(shell test -x $(PY) && cat $(VENV)/.place 2>/dev/null),$(CURDIR))
MOVED := moved
endif

.PHONY: help setup system demo test test-long check format bench schemas constraints clean moved

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

# --- setting up -------------------------------------------------------------------------------

setup: $(VENV)/.tools ## make .venv and install the package with the tools to test and check it
	@echo "$(VENV) is ready"

system: $(VENV)/.python ## find Pango, which the PDF needs; install it where that is allowed
	@.ci/system $(PY)

# The newest Python that can make a venv; a name alone is no proof, so each is tried.
$(VENV)/.python: $(MOVED)
	@for python in python3.14 python3.13 python3.12 python3.11 python3; do \
	  if "$$python" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
	  then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "portfolio needs Python 3.11 or newer with venv; there is none on this machine" >&2; \
	  echo "fix: install one (Debian, Ubuntu: apt-get install python3-venv; Fedora: dnf install python3; macOS: brew install python)" >&2; \
	  exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$found" --version); this takes a minute, once."; \
	"$$found" -m venv --clear $(VENV)
	@$(PIP) install 'pip>=25.1'
	@pwd -P > $(VENV)/.place
	@touch $@

moved:

$(VENV)/.package: $(VENV)/.python pyproject.toml
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.tools: $(VENV)/.python pyproject.toml .ci/constraints.txt
	@$(PIP) install --constraint .ci/constraints.txt --editable . --group test --group check
	@touch $(VENV)/.package $@

# --- using ------------------------------------------------------------------------------------

demo: $(VENV)/.package system ## review and print the sample workspace, then open it on a terminal
	@$(PY) -m portfolio demo $(if $(DIR),"$(DIR)")

# --- working on it ----------------------------------------------------------------------------

test: $(VENV)/.tools system ## run the tests
	@$(PYTEST) -m 'not long' -n $(WORKERS) --dist loadgroup $(ARGS)

test-long: $(VENV)/.tools system ## run the long tests: kills, fuzz, big documents
	@$(PYTEST) -m long $(ARGS)

check: $(VENV)/.tools ## format, lint, types, walls between the rooms, generated files
	@$(PY) -m ruff format --check --quiet .
	@$(PY) -m ruff check --quiet .
	@$(PY) -m mypy --no-error-summary
	@$(VENV)/bin/lint-imports --no-logo > $(VENV)/.walls 2>&1 || { cat $(VENV)/.walls; exit 1; }
	@$(PY) -m tests.schemas --check

format: $(VENV)/.tools ## mend what can be mended by itself
	@$(PY) -m ruff check --quiet --fix-only .
	@$(PY) -m ruff format --quiet .

bench: $(VENV)/.tools system ## measure; ARGS names benches
	@$(PY) -m tests.bench $(ARGS)

schemas: $(VENV)/.tools ## write schema/*.schema.json anew from the models
	@$(PY) -m tests.schemas

# The oldest Python serves here, since it needs the most packages.
constraints: ## write .ci/constraints.txt anew from the newest versions pyproject.toml allows
	@rm -rf $(FRESH)
	@python3.11 -m venv $(FRESH)
	@$(FRESH)/bin/python -m pip -qq install 'pip>=25.1'
	@$(FRESH)/bin/python -m pip -qq install --editable . --group test --group check
	@{ echo '# The versions the tests are run with. Written by `make constraints`.'; \
	  $(FRESH)/bin/python -m pip freeze --exclude-editable; } > .ci/constraints.txt
	@rm -rf $(FRESH)

clean: ## remove .venv and everything else that can be made again
	@rm -rf $(VENV) $(FRESH) build dist .mypy_cache .ruff_cache .hypothesis .import_linter_cache snapshot_report.html
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
