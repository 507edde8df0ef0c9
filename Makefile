# Two commands: `make serve` and `make test`. Each sets up what it needs and is quick the second time.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
CARGO_BIN := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin
export PATH := $(CARGO_BIN):$(CURDIR)/node_modules/.bin:$(PATH)

WASM := wasm32-unknown-unknown
TRUNK := 0.21.14
# The tool that joins Rust to the page must be of the very version that the crate is locked to.
BINDGEN := $(shell grep -A1 'name = "wasm-bindgen"' Cargo.lock | grep version | cut -d'"' -f2)
# Everything the built site is made from.
SOURCES := $(shell find src style web public -type f) index.html Trunk.toml Cargo.toml Cargo.lock build/site.mjs build/bundle.mjs

.PHONY: serve test build single check native browser bench size schema icons clean tools

serve: dist/index.html
	@node build/serve.mjs dist

build: dist/index.html

dist/index.html: $(SOURCES) | tools node_modules/.package-lock.json
	@echo "Building the page…"
	trunk build

single: single/golden-thread.html

single/golden-thread.html: dist/index.html build/single.mjs
	node build/single.mjs

test: check native size browser
	@echo "All checks passed."

# Formatting and lints, for the terminal tool and for the page.
check: | target/.wasm
	cargo fmt --check
	cargo clippy --quiet --all-targets -- -D warnings
	cargo clippy --quiet --lib --bin golden-thread --target $(WASM) -- -D warnings

native:
	cargo test --quiet

size: single/golden-thread.html
	node build/size.mjs

browser: single/golden-thread.html | target/.chromium
	playwright test --config tests/browser/playwright.config.mjs

bench: dist/index.html | target/.chromium
	node tests/benches/page.mjs

icons: node_modules/.package-lock.json | target/.chromium
	node build/icons.mjs

clean:
	rm -rf dist single target node_modules test-results

tools: target/.wasm target/.trunk-$(TRUNK) target/.bindgen-$(BINDGEN)

target/.wasm:
	@mkdir -p target
	@command -v rustup >/dev/null || { echo "This needs rustup: install Rust with it, then run make again." >&2; exit 1; }
	rustup target add $(WASM)
	@touch $@

target/.trunk-$(TRUNK):
	@mkdir -p target
	@trunk --version 2>/dev/null | grep -qF "$(TRUNK)" || { echo "Installing Trunk: some minutes, once."; CARGO_PROFILE_RELEASE_OPT_LEVEL=0 cargo install trunk@$(TRUNK) --locked; }
	@touch $@

target/.bindgen-$(BINDGEN):
	@mkdir -p target
	@wasm-bindgen --version 2>/dev/null | grep -qF "$(BINDGEN)" || { echo "Installing wasm-bindgen: a minute or two, once."; CARGO_PROFILE_RELEASE_OPT_LEVEL=0 cargo install wasm-bindgen-cli@$(BINDGEN) --locked || CARGO_PROFILE_RELEASE_OPT_LEVEL=0 cargo install wasm-bindgen-cli@$(BINDGEN); }
	@touch $@

node_modules/.package-lock.json: package.json package-lock.json
	@command -v npm >/dev/null || { echo "This needs Node 20 or later with npm: install it, then run make again." >&2; exit 1; }
	npm ci --no-progress

target/.chromium: | node_modules/.package-lock.json
	@mkdir -p target
	@node build/chromium.mjs >/dev/null || { \
	  command -v apt-get >/dev/null || { echo "The browser tests need Chromium: install it, or name it in CHROMIUM, then run make again." >&2; exit 1; }; \
	  echo "Installing Chromium…"; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; }
	@touch $@
