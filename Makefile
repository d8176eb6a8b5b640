# Everything a newcomer needs. `make run` starts the desk, `make test` proves it, `make help` tells the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
.PHONY: help run demo dev build tools test check unit e2e bench fmt lint clean

# Builds are kept outside the clone.
CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/mesajlar
export CARGO_TARGET_DIR ?= $(CACHE)/target
export XTASK_TOOLS := $(CACHE)/tools
# Where the program finds the browser's files that `make build` leaves there.
export MESAJLAR_SITE_ROOT ?= $(CARGO_TARGET_DIR)/site
PROGRAM := $(CARGO_TARGET_DIR)/release/mesajlar
WASM := --package frontend --target wasm32-unknown-unknown
# Before every cargo call: the toolchain that can also build for the browser.
WITH_RUST = RUSTUP_TOOLCHAIN=$$(sh xtask/toolchain.sh) && export RUSTUP_TOOLCHAIN &&
# What docs/scaling.md advises for a large store, on a machine of the size that the bench is made for.
BENCH_POSTGRES := -c shared_buffers=1GB -c effective_cache_size=4GB -c random_page_cost=1.1
SAY = @echo "make:"

help: ## this list
	@grep -hE '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):.*## (.*)/  make \1\t\2/' | expand -t 14

run: build ## build what is needed and start the desk on http://127.0.0.1:3000
	$(SAY) "starting the desk; Ctrl-C ends it"
	@exec $(PROGRAM) serve

demo: build ## fill an empty desk with 5,000 threads and print the accounts
	$(SAY) "filling an empty desk (half a minute)"
	@$(PROGRAM) demo

dev: tools ## rebuild and restart on every change
	@$(WITH_RUST) if command -v cargo-leptos >/dev/null; then \
	    echo "make: watching with cargo-leptos"; \
	    MESAJLAR_SITE_ROOT=target/site exec cargo leptos watch -- serve; \
	else \
	    echo "make: watching with xtask/watch.sh (5 minutes at first; cargo-leptos is used instead when it is installed)"; \
	    exec bash xtask/watch.sh; \
	fi

tools:
	@command -v npm >/dev/null || { echo "make: npm is missing: install Node.js 20 or newer" >&2; exit 1; }
	@mkdir -p $(XTASK_TOOLS)
	@if ! cmp -s xtask/package-lock.json $(XTASK_TOOLS)/package-lock.json || [ ! -d $(XTASK_TOOLS)/node_modules ]; then \
	    echo "make: fetching the tools for the browser's files (10 seconds)"; \
	    cp xtask/package.json xtask/package-lock.json xtask/.npmrc $(XTASK_TOOLS)/ && \
	    npm --prefix $(XTASK_TOOLS) ci --silent || { rm -f $(XTASK_TOOLS)/package-lock.json; exit 1; }; \
	fi

build: tools ## build the program and the browser's files
	$(SAY) "the server (7 minutes at first, a minute after a change, else seconds)"
	@$(WITH_RUST) cargo build --release --package server
	$(SAY) "the browser's part (3 minutes at first, a minute after a change, else seconds)"
	@$(WITH_RUST) cargo build $(WASM) --profile wasm-release
	$(SAY) "packing the browser's files (half a minute at first, else seconds)"
	@$(WITH_RUST) cargo run --quiet --package xtask -- site

test: check unit e2e ## all that must hold: form, lints, tests on both databases, journeys in Chromium
	$(SAY) "all is well"

check: lint ## form, lints, the rules of the house, licences of what we use
	$(SAY) "the rules of the house"
	@$(WITH_RUST) bash xtask/arrows.sh
	@if command -v cargo-deny >/dev/null; then \
	    $(WITH_RUST) cargo deny --offline check bans licenses sources; \
	else \
	    echo "make: cargo-deny is not installed, so licences and sources are not checked"; \
	fi

lint: ## form and lints, for the host and for the browser
	$(SAY) "form and lints (4 minutes at first, else seconds)"
	@$(WITH_RUST) if ! cargo fmt --version >/dev/null 2>&1 || ! cargo clippy --version >/dev/null 2>&1; then \
	    rustup component add rustfmt clippy; fi
	@$(WITH_RUST) cargo fmt --check
	@$(WITH_RUST) cargo clippy --workspace --exclude frontend --all-targets -- -D warnings
	@$(WITH_RUST) cargo clippy $(WASM) -- -D warnings

unit: ## all tests, on SQLite and on a PostgreSQL server of their own
	$(SAY) "tests on both databases (5 minutes at first, else a minute)"
	@$(WITH_RUST) if command -v cargo-nextest >/dev/null; then \
	    bash xtask/postgres.sh cargo nextest run --workspace --exclude frontend; \
	else \
	    bash xtask/postgres.sh cargo test --workspace --exclude frontend; \
	fi

e2e: build ## journeys through the built program in Chromium
	$(SAY) "journeys in Chromium (2 minutes)"
	@bash end2end/run.sh

bench: ## figures of a desk with many threads, on both databases: make bench THREADS=20000
	$(SAY) "the bench (8 minutes to build and 10 to fill at first, else 2)"
	@$(WITH_RUST) cargo build --release --package bench
	@MESAJLAR_POSTGRES_OPTIONS="$(BENCH_POSTGRES)" bash xtask/postgres.sh --keep bench $(CARGO_TARGET_DIR)/release/bench $(THREADS)

fmt: ## bring the code into form
	@$(WITH_RUST) cargo fmt

clean: ## forget all builds
	rm -rf $(CARGO_TARGET_DIR) $(CACHE) end2end/node_modules end2end/test-results
