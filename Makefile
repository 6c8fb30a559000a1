# Every target sets up what it needs, asks for nothing and works without a terminal.

SWIFT ?= swift
PROJECT ?= Fixtures/reflectwithin
SITE ?= site
CORPORA ?= ../shared/corpora

# The fixture's plan starts on 5 January 2026; its dashboard is that of the third week.
DATED := $(if $(filter Fixtures/reflectwithin,$(PROJECT)),SOURCE_DATE_EPOCH=1768953600)

TEST_SITE := .build/test-site
PYTHON := .venv/bin/python
PROMISES := $(wildcard Tests/Measures/attack_*.py)
LOADERS := loader-4 loader-5

# So many jobs at once, each to its end: what one prints stays together where this make can do that.
JOBS ?= 2
SIDE_BY_SIDE = $(MAKE) --no-print-directory --keep-going --jobs=$(JOBS)
TOGETHER := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
SWIFT_SOURCES := Sources Tests Templates Package.swift
README_PICTURE := Sources/Commands/Manual.docc/Resources/dashboard.png

export SWIFT
export GIT_TERMINAL_PROMPT := 0

.PHONY: help setup setup-test setup-loaders build build-tests report manual man test test-browser test-promises \
  test-loaders format check-format validity validity-record bench screenshots clean $(PROMISES) $(LOADERS)

help:
	@echo 'make report       build, and write the dashboard of $(PROJECT) to $(SITE)/'
	@echo 'make test         check the format, run all tests'
	@echo 'make test-loaders the part of them that loads sites with two versions of Hugging Face datasets'
	@echo 'make test-promises the part of them that attacks what is promised, each promise by a script of its own'
	@echo 'make build        build .build/release/tuneboard'
	@echo 'make manual       write the manual as a site to .build/manual/; MANUAL_BASE=/path for a server that has it there'
	@echo 'make man          write the manual page to .build/man/'
	@echo 'make setup        install the libraries that the build needs'
	@echo 'make format       format the Swift sources'
	@echo 'make validity     measure the judgements against the labelled sets in $(CORPORA)'
	@echo 'make bench        compare speed and memory with cmark-gfm on 100 MB'
	@echo 'make screenshots  take the pictures of $(SITE)/ again'
	@echo 'make clean        remove what make made'

setup:
	@.ci/setup

setup-test:
	@.ci/setup --test

# Behind the other set-up: no two may install packages at once.
setup-loaders: setup-test
	@.ci/setup --loaders

build: setup
	@$(SWIFT) build --configuration release --product tuneboard

report: build
	@$(DATED) .ci/report .build/release/tuneboard '$(PROJECT)' '$(SITE)'

manual: setup
	@.ci/manual .build/manual $(MANUAL_BASE)

# By the parser's own generator, whose plugin would build all programs first; manual pages have no empty lines.
man: build
	@$(SWIFT) build --configuration release --product generate-manual
	@mkdir -p .build/man
	@.build/release/generate-manual .build/release/tuneboard --output-directory .build/man
	@sed 's/^$$/.Pp/' .build/man/tuneboard.1 > .build/man/mended && mv .build/man/mended .build/man/tuneboard.1
	@echo 'Manual page: .build/man/tuneboard.1'

# What all tests need is made side by side; then come those that keep all cores busy by themselves, one after the other.
# The debug build that the Swift tests use also writes the site for the browser tests.
test: setup
	@$(SIDE_BY_SIDE) build-tests check-format manual setup-loaders
	@$(SWIFT) test --skip-build
	@if [ -d Tests/Browser ]; then $(MAKE) --no-print-directory test-browser; fi
	@$(SIDE_BY_SIDE) $(TOGETHER) $(PROMISES) $(LOADERS)

build-tests:
	@$(SWIFT) build --build-tests

test-browser:
	@SOURCE_DATE_EPOCH=1768953600 .ci/report .build/debug/tuneboard Fixtures/reflectwithin $(TEST_SITE)
	@TUNEBOARD=.build/debug/tuneboard TUNEBOARD_SITE=$(TEST_SITE) $(PYTHON) -m pytest Tests/Browser

# Each promise under attack with generated inputs, at the small size that the scripts have; other sizes and seeds by --help.
test-promises:
	@$(SWIFT) build --product tuneboard
	@$(SIDE_BY_SIDE) $(TOGETHER) $(PROMISES)

$(PROMISES):
	@echo "== $@"; python3 $@ .build/debug/tuneboard

# Whether those who load a site get what it holds: two major versions of the loader, each in a folder of its own.
test-loaders: setup-loaders
	@$(SWIFT) build --product tuneboard
	@$(SIDE_BY_SIDE) $(TOGETHER) $(LOADERS)

$(LOADERS): loader-%:
	@echo "== datasets $*"; TUNEBOARD=.build/debug/tuneboard .venv-datasets-$*/bin/python -m pytest Tests/Loaders

check-format:
	@$(SWIFT) format lint --strict --parallel --recursive $(SWIFT_SOURCES)

format: setup
	@$(SWIFT) format --in-place --parallel --recursive $(SWIFT_SOURCES)

validity: build
	@python3 Tests/Measures/validity.py .build/release/tuneboard '$(CORPORA)'
	@if [ -d '$(CORPORA)' ]; then python3 Tests/Measures/ratings.py .build/release/tuneboard '$(CORPORA)'; fi

# Renews the figures that the pages show beside each metric.
validity-record: build
	@python3 Tests/Measures/validity.py .build/release/tuneboard '$(CORPORA)' \
	  --record Templates/validity/measured.txt --date "$$(date -u +%Y-%m-%d)"
	@python3 Tests/Measures/ratings.py .build/release/tuneboard '$(CORPORA)' --no-foreign \
	  --record Templates/validity/reliability.txt \
	  --figures Templates/validity/measured.txt --date "$$(date -u +%Y-%m-%d)"

bench: setup-test build
	@$(SWIFT) build --configuration release --product judging-benchmark
	@$(PYTHON) Tests/Benchmarks/run.py
	@$(PYTHON) Tests/Benchmarks/flagged.py

screenshots: setup-test report
	@$(PYTHON) Tests/Browser/screenshots.py '$(SITE)' .build/screenshots --readme $(README_PICTURE)

clean:
	rm -rf .build .build-bench .venv .venv-wiki .venv-peers .venv-datasets-4 .venv-datasets-5 '$(SITE)'
