# One place for every command that a developer or CI gives. `make help` lists them.
.DEFAULT_GOAL := help
PY := .venv/bin/python
export PYTHONUTF8 := 1

.PHONY: help run demo pictures papers regulations test check format lock bench soak ready ready-test

help: ## list these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: ready ## start the program with an embedded centre and a sample office
	$(PY) -m counter_app demo

demo: ready ## play one office day without a screen; the results are in out/
	$(PY) -m counter_app demo --headless --out out

pictures: ready ## make the pictures of docs/user-guide.md anew
	$(PY) -m counter_app demo --headless --out out
	$(PY) docs/make_pictures.py out/screenshots docs/pictures

papers: ready-test ## make the pictures of docs/papers.md anew
	$(PY) docs/make_papers.py docs/pictures/papers

regulations: ready-test ## make docs/regulations.md anew: rules, regulations and the tests behind them
	$(PY) docs/make_regulations.py docs/regulations.md

test: check ## everything that CI runs: format, lint, types, imports, tests
	tests/run

check: ready-test ## format, lint, types and import contracts
	.venv/bin/ruff format --check --quiet .
	.venv/bin/ruff check --quiet .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo

format: ready-test ## put the code into the house format
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

bench: ready-test ## every figure that the project claims, each beside its reference (two hours; see benchmarks/)
	.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/requirements.lock
	for figure in save slip search verify_and_rebuild hand_in centre handover start window_rows window_day; do $(PY) -m benchmarks.$$figure || exit 1; done

soak: ready-test ## ten thousand hostile days and a thousand kills (hours); SEEDS=N for fewer
	$(PY) -m benchmarks.soak simulation --seeds $(or $(SEEDS),10000)
	$(PY) -m benchmarks.soak kills --seeds 1
	SOAK_SECONDS=$(or $(SOAK_SECONDS),600) tests/run tests/ui/test_soak.py

lock: ## compile requirements.lock and benchmarks/requirements.lock again (needs uv)
	echo 'setuptools>=80' > .build.in
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --no-emit-index-url --group dev pyproject.toml .build.in -o requirements.lock
	rm .build.in
	sed '/^ *--hash/d; s/ *\\$$//' requirements.lock > .pinned.in
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --no-emit-index-url --constraint .pinned.in --group bench -o benchmarks/requirements.lock
	rm .pinned.in

ready:
	@installers/prepare run

ready-test:
	@installers/prepare test
