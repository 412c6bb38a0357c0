# Every target does the set-up it needs. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help setup build test integration demo bench docs format install clean

PREFIX ?= /usr/local

help: ## Lists the targets
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/\1|\2/p' Makefile | \
	    while IFS='|' read -r name what; do printf 'make %-13s %s\n' "$$name" "$$what"; done

setup: ## Checks swift and git, installs libgit2 when it is missing
	@scripts/setup

build: setup ## Builds everything, with the flags of the tests
	@swift build --build-tests --enable-code-coverage --disable-xctest

test: setup ## Runs the whole: format, imports, style, build, tests, coverage, docs, snippets
	@scripts/test

integration: setup ## Runs the tests against outside programs; CI=true installs them and skips none
	@scripts/integration

demo: setup ## Plays one night on call in a temporary git repository
	@scripts/demo

bench: setup ## Prints the numbers at 10,000 tasks and 450 components
	@scripts/bench

docs: setup ## Builds the documentation into .build/docs
	@scripts/docc

format: setup ## Formats all Swift files in place
	@swift format -i -r Sources Tests Package.swift

install: setup ## Installs a static release build into PREFIX (default /usr/local)
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' scripts/install

clean: ## Removes everything that was built
	@rm -rf .build
