# The same things as start.py, shorter to type, and what only a developer needs.
.DEFAULT_GOAL := help
.PHONY: setup run demo check test long fmt docs bench audit release help
BIN := .venv/bin

setup:    ## create .venv from the lock
	@python3 start.py setup
run:      ## serve the data directory (MINGJING_DATA, default ./data)
	@$(BIN)/mingjing setup && $(BIN)/gunicorn --bind 127.0.0.1:8765 --threads 8 mingjing.web.wsgi
demo:     ## run one real case and serve its public pages
	@python3 start.py demo
check:    ## before each commit: ruff, mypy, import contracts, tests on SQLite
	@python3 start.py check
test:     ## what CI runs: check, and the tests on PostgreSQL and in a browser
	@python3 start.py test
long:     ## every promise at its full size; takes hours
	@$(BIN)/pytest --long --hypothesis-profile=long
fmt:      ## put the code into its one format
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .
docs:     ## rewrite the pages that the code writes, check the others
	@$(BIN)/pytest -q tests/docs --update-golden
bench:    ## print the ratios of benchmarks/
	@for each in benchmarks/*.py; do $(BIN)/python "$$each" || exit 1; done
audit:    ## re-read and re-hash everything in the data directory
	@$(BIN)/mingjing audit
release:  ## build the source archive and the wheel into dist/, after every check
	@$(MAKE) --no-print-directory test
	@git diff --quiet HEAD || { echo "commit first: a release is built from a clean tree"; exit 1; }
	@rm -rf dist && $(BIN)/python -m pip wheel -q --no-deps --no-build-isolation -w dist . && \
		git archive --prefix=mingjing/ -o dist/mingjing.tar.gz HEAD && ls -l dist
help:     ## this list
	@sed -n 's/^\([a-z]*\): *## /\1	/p' $(MAKEFILE_LIST) | expand -t 10
