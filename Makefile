# Everything a newcomer needs. `make run` starts the desk, `make test` proves it, `make help` tells the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run demo dev build tools test check unit e2e fmt clean

# Builds are kept outside the clone, so that another clone finds them.
CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/mesajlar
export CARGO_TARGET_DIR ?= $(CACHE)/target
export MESAJLAR_TOOLS := $(CACHE)/tools
export MESAJLAR_SITE_ROOT ?= $(CARGO_TARGET_DIR)/site
PROGRAM := $(CARGO_TARGET_DIR)/release/mesajlar
# The toolchain that can also build for the browser; asked for once per call of make.
WITH_RUST = RUSTUP_TOOLCHAIN=$$(sh xtask/toolchain.sh) && export RUSTUP_TOOLCHAIN &&

help: ## what can be made
	@grep -E '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):.*## (.*)/  make \1\t\2/' | expand -t 14

run: build ## build what is needed and start the desk on http://127.0.0.1:3000
	@$(PROGRAM) serve

demo: build ## fill an empty desk with 5,000 threads and print the accounts
	@$(PROGRAM) demo

tools:
	@mkdir -p $(MESAJLAR_TOOLS)
	@if ! cmp -s xtask/package-lock.json $(MESAJLAR_TOOLS)/package-lock.json; then \
	    echo "make: fetching the tools for the browser's files (half a minute)"; \
	    cp xtask/package.json xtask/package-lock.json xtask/.npmrc $(MESAJLAR_TOOLS)/ && \
	    npm --prefix $(MESAJLAR_TOOLS) ci --silent || { rm -f $(MESAJLAR_TOOLS)/package-lock.json; exit 1; }; \
	fi

build: tools ## build the server and the browser's files
	@echo "make: building the server (8 minutes at first, then seconds)"
	@$(WITH_RUST) cargo build --quiet --release --package server
	@echo "make: building the browser's part (3 minutes at first, then up to one)"
	@$(WITH_RUST) cargo build --quiet --package frontend --target wasm32-unknown-unknown --profile wasm-release
	@$(WITH_RUST) cargo run --quiet --package xtask -- site

dev: tools ## rebuild and restart on every change
	@$(WITH_RUST) if command -v cargo-leptos >/dev/null; then cargo leptos watch; else bash xtask/watch.sh; fi

test: check unit e2e ## everything that must hold: form, lints, tests on both databases, journeys in Chromium

check: ## formatting, lints for the host and for the browser, the rules of the house
	@echo "make: formatting and lints (3 minutes at first)"
	@$(WITH_RUST) cargo fmt --check
	@$(WITH_RUST) cargo clippy --quiet --workspace --exclude frontend --all-targets -- -D warnings
	@$(WITH_RUST) cargo clippy --quiet --package frontend --target wasm32-unknown-unknown -- -D warnings
	@$(WITH_RUST) bash xtask/arrows.sh
	@if command -v cargo-deny >/dev/null; then $(WITH_RUST) cargo deny --offline check bans licenses sources; \
	    else echo "make: cargo-deny is not installed; licences and sources are not checked"; fi

unit: ## all tests on SQLite and on PostgreSQL
	@echo "make: tests on both databases (5 minutes at first)"
	@$(WITH_RUST) if command -v cargo-nextest >/dev/null; then \
	    bash xtask/postgres.sh cargo nextest run --workspace --exclude frontend; else \
	    bash xtask/postgres.sh cargo test --quiet --workspace --exclude frontend; fi

e2e: build ## journeys in a real browser
	@echo "make: journeys in Chromium (2 minutes)"
	@bash end2end/run.sh

fmt: ## bring the code into form
	@$(WITH_RUST) cargo fmt

clean: ## forget all builds
	rm -rf $(CACHE)
