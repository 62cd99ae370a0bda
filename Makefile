# Two commands on a fresh machine: `make run` opens the reader, `make test` passes the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test lint format check screenshots documents clean

run: $(READY) # on the sample edition, of which nothing is kept, for as long as the library is empty
	@if [ -n "$$($(BIN)/tuireader feeds)$$($(BIN)/tuireader list --limit 1)" ]; then $(BIN)/tuireader; \
	else $(BIN)/tuireader demo && echo 'That was the sample edition, of which nothing is kept. Your own library: $(BIN)/tuireader'; fi

test: $(READY) # side by side, for half of the time is waiting for a terminal
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

check: test lint

screenshots: $(READY)
	$(BIN)/python tools/screenshots.py

documents: $(READY)
	$(BIN)/python tools/readme_keys.py
	$(BIN)/python tools/manual_page.py

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tuireader needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	$(BIN)/python -m compileall -q src
	touch $(READY)

clean:
	rm -rf $(VENV) build dist
