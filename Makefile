# Every target is one line that calls what continuous integration calls. Without make: python3 scripts/build.py VERB
PYTHON ?= python3
.PHONY: serve build check fix test bench lock help

# Build, serve with live reload, and print the address
serve: ; $(PYTHON) scripts/build.py serve
# Build and check, then put the site in site/
build: ; $(PYTHON) scripts/build.py build
# Check sources and built pages
check: ; $(PYTHON) scripts/build.py check
# Mend what has one right answer, then check
fix: ; $(PYTHON) scripts/build.py fix
# Install what the tests need, and run all of them
test: ; $(PYTHON) scripts/build.py test
# Measure build, checks and page weight
bench: ; $(PYTHON) scripts/build.py bench
# Refresh the hashed pins in requirements/
lock: ; $(PYTHON) scripts/build.py lock
# Show this list
help: ; @grep -B1 -E '^[a-z]+:' Makefile | grep -v '^--' | sed 's/: ;.*//'
