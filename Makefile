# Two commands are all anybody needs: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
export UV_PYTHON_DOWNLOADS := never
export UV_SYSTEM_CERTS := true

.PHONY: demo test check lint lock shots bench clean
.DEFAULT_GOAL := demo

demo: .venv/installed  ## a living sample desk on this machine
	WARMDESK_DATA=$${WARMDESK_DATA:-data/sample} $(BIN)/warmdesk demo

test: .venv/installed  ## every test, on each database that is reachable
	$(BIN)/python -m tests

check lint: .venv/installed  ## format, lint, types, imports, templates
	$(BIN)/ruff format --check src tests benchmarks training
	$(BIN)/ruff check src tests benchmarks training
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet src/warmdesk

bench: .venv/installed  ## speed and size, written to docs/build/benchmarks.md
	$(BIN)/python -m benchmarks

lock: .venv/uv  ## write requirements/*.lock anew
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --quiet pyproject.toml -o requirements/run.lock
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --quiet --extra dev pyproject.toml -o requirements/dev.lock

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache

.venv/uv:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Warmdesk needs Python 3.11 or newer.")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@touch $@

.venv/installed: .venv/uv requirements/dev.lock pyproject.toml
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	@touch $@
