# Heartbeat. `make help` lists what there is.
.DEFAULT_GOAL := help
.PHONY: help run test thorough quick check e2e bench deid themes desk prompts screenshots mutants fuzz lists heavy support lock clean

# Asked in words that every Python understands, before a file that not every one can read.
OLD := import sys; sys.version_info >= (3, 11) or sys.exit("Heartbeat needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])
SETUP := python3 -c '$(OLD)' && python3 tools/setup.py
PY := .venv/bin/python
PYTEST := $(PY) -m pytest
README_PICTURES := tonight-light tonight-dark search-light trends-light unlock-light guard-dark copying-text-light research-review-place-light research-contents-light tonight-three-steps-light notebook-light
export PYTHONDONTWRITEBYTECODE := 1

help: ## List the targets
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# The program keeps its compiled modules, as an installed one does: else every start compiles them.
run: export PYTHONDONTWRITEBYTECODE :=
run: ## Set up what is missing and open Heartbeat (without a display: the tour, in build/tour)
	@$(SETUP) run
	@$(PY) tools/run.py

# Three workers on two cores: tests of the window spend part of their time waiting.
# Tests keep theirs too: every worker and every program a test starts would compile all anew.
test: export PYTHONDONTWRITEBYTECODE :=
test: ## Set up what is missing and run every test (under five minutes on two cores)
	@$(SETUP) dev
	$(PYTEST) -q -n 3 --dist loadfile -m "not e2e and not thorough"

thorough: ## The long forms of what make test does shortly (minutes)
	@$(SETUP) dev
	$(PYTEST) -q -n 2 --dist loadfile -m thorough

quick: ## Format, lint, types, layers and the quick tests (under a minute; before every commit)
	@$(SETUP) dev >/dev/null
	$(PY) tools/quick.py

check: quick test ## Everything before a change is called done
	$(PY) -m vulture
	$(PY) -m deptry .
	$(MAKE) thorough e2e

e2e: ## Drive the real window under Xvfb, kill it in mid-typing, look for planted words
	@$(SETUP) e2e
	$(PYTEST) -q -s -p no:randomly -p no:xdist -m e2e tests/e2e

bench: ## Measure, against the peers, in one run; the table goes to docs/benchmarks.md
	@$(SETUP) bench
	$(PY) -m benchmarks

deid: ## Measure the detectors beside Presidio and spaCy; the tables go to docs/deidentification.md
	@$(SETUP) dev
	$(PY) -m benchmarks.deid $(if $(SECOND),--second)

themes: ## Score the theme hints beside textblob and trivial rules; docs/theme-hints.md (minutes)
	@$(SETUP) dev
	$(PY) -m benchmarks.themes

desk: ## Seal 2,000 packages and open them as a study team does: time and peak memory (minutes)
	@$(SETUP) dev
	$(PY) -m benchmarks.desk

prompts: ## Let 1,000 invented students use the prompts for three years; every rule is checked (minutes)
	@$(SETUP) dev
	$(PY) -m benchmarks.prompts --students $(or $(STUDENTS),1000) --nights 1096

screenshots: ## Draw every screen, light and dark, into build/screenshots; renew the README's
	@$(SETUP) run
	$(PY) -m journal_app screenshots build/screenshots
	@mkdir -p docs/screenshots
	@for name in $(README_PICTURES); do cp build/screenshots/$$name.png docs/screenshots/; done

mutants: ## Mutation testing of what must not break (long)
	@$(SETUP) dev
	$(PY) tools/mutants.py

fuzz: ## Feed every reader of strangers' files with mutated bytes (SECONDS=60 each)
	@$(SETUP) fuzz
	$(PY) -m tools.fuzz --seconds $(or $(SECONDS),60)

lists: ## Make the word lists of the privacy guard anew (fetches their sources; needs apt)
	$(PY) -m tools.lists

heavy: ## Measure the heavy-words check; the figures go to docs/support.md
	@$(SETUP) dev
	$(PY) -m benchmarks.heavy

support: ## Print every support line with its certainty and the age of its check
	@$(SETUP) run
	@$(PY) -m tools.support_lines

lock: ## Resolve the dependencies anew (needs uv)
	$(PY) tools/lock.py

clean: ## Remove what the targets above made
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis mutants
