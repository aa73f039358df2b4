# The commands of this project; `make` alone lists them. What is set up already is not set up again: the stamps in .venv/ tell.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell scripts/find-python)
PIP_INSTALL = $(BIN)/python -m pip install -qq --disable-pip-version-check
ARGS ?=
JOBS ?= 2

.PHONY: help run setup test check lint coverage lock clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

run: $(VENV)/.run ## set up what is missing, then serve the chat on http://127.0.0.1:8080 (PORT=… for another port)
	@exec $(BIN)/vegvisar serve $(ARGS)

setup: $(VENV)/.dev ## set up what developing needs, and nothing else
	@echo "Ready: $(BIN)/vegvisar, and make help"

test: $(VENV)/.dev ## set up what is missing, then run the tests (ARGS="-k amount" for some of them, JOBS=0 for one process)
	@scripts/test-packages
	@$(BIN)/python -m pytest -n $(JOBS) $(ARGS)

check: lint test ## all that must hold before a commit: the linters, then the tests

lint: $(VENV)/.dev ## the linters alone: format, style, types, the direction of imports, the forms and their texts
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache --no-logo
	@$(BIN)/vegvisar check

coverage: $(VENV)/.dev ## run the tests and show the lines and branches they missed
	@scripts/test-packages
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -n $(JOBS) $(ARGS)
	@$(BIN)/coverage combine -q
	@$(BIN)/coverage report

lock: $(VENV)/.dev ## pin requirements/ and package-lock.json anew (ARGS=--upgrade takes the newest versions)
	@scripts/lock $(ARGS)

clean: ## remove all that was set up or generated, but not var/
	rm -rf $(VENV) node_modules bot/web/static/vendor bot/document/fonts .hypothesis .mypy_cache .pytest_cache .ruff_cache .coverage*
	find bot dialogs locales storage tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

# --- set-up -----------------------------------------------------------------------------------------------------------------------

# A virtual environment that was moved, or whose Python is gone, is made anew.
ifneq ($(shell grep -sqF '$(CURDIR)/$(VENV)' $(BIN)/activate && $(BIN)/python -c '' 2>&1 && test -x $(BIN)/pip && echo ok),ok)
.PHONY: $(VENV)/pyvenv.cfg
$(shell rm -f $(VENV)/.run $(VENV)/.dev $(VENV)/.run-packages $(VENV)/.dev-packages)
endif

$(VENV)/pyvenv.cfg:
	@scripts/make-venv "$(PYTHON)" $(VENV)

$(VENV)/.run-packages: requirements/run.txt | $(VENV)/pyvenv.cfg
	@echo "Installing the packages that Vegvisar needs (once, about a minute) …"
	@$(PIP_INSTALL) --require-hashes -r $<
	@touch $@

$(VENV)/.dev-packages: requirements/dev.txt | $(VENV)/pyvenv.cfg
	@echo "Installing the packages that Vegvisar and its tests need (once, a minute or two) …"
	@$(PIP_INSTALL) --require-hashes -r $<
	@touch $(VENV)/.run-packages $@

# The build requirements are among the packages above, pinned, so that none is fetched behind their back.
INSTALL_SELF = $(PIP_INSTALL) --no-deps --no-build-isolation -e . && touch $(VENV)/.run
SELF := pyproject.toml hatch_build.py package.json package-lock.json

$(VENV)/.run: $(VENV)/.run-packages $(SELF)
	@echo "Fetching the front-end parts …"
	@$(INSTALL_SELF)

$(VENV)/.dev: $(VENV)/.dev-packages $(SELF)
	@echo "Fetching the front-end parts …"
	@$(INSTALL_SELF) $@
