# make serve   sets everything up, builds, and serves the page at a printed address
# make test    sets everything up and runs every check
# make build   the static site, in dist/        make single   the single file, in single/
# make bench   the figures                      make clean    takes away what was built
# make endure  200 browsers killed while somebody types, every failing step of both stores, and files that nobody meant
# make engines the page in Firefox and WebKitGTK, where they are installed
# Needs rustup, Node 20 or newer, and make; installs the rest, with Python 3 a validator of open data too. Stamps in
# target/ make repeats quick.

CARGO_BIN := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin
# Rust's tools count as there even when the shell's PATH lacks them.
export PATH := $(CARGO_BIN):$(CURDIR)/node_modules/.bin:$(PATH)

PORT ?= 8080
WASM := --target wasm32-unknown-unknown
STAMPS := target/stamps

# What the site is made of: without one of these changing, nothing is built again.
SOURCES := $(shell find src style web public build -type f 2>/dev/null) \
	index.html Trunk.toml Cargo.toml Cargo.lock .cargo/config.toml

.PHONY: serve test build single bench endure engines clean icons sample exercises screenshots \
	format lint native browser without-browser

# Runs commands and notes how long they took, whether or not they failed.
TIMES := target/times
timed = @mkdir -p target; began=$$(date +%s); { $(2); }; status=$$?; \
	echo "  $(1): $$(($$(date +%s) - began)) s" >> $(TIMES); exit $$status

# What several jobs print at once stays apart, where make knows how.
APART := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

serve: build
	node build/serve.mjs dist --port $(PORT)

# What needs no browser goes two at a time: the site is linked on one core while the native tests run on the other. What
# is timed in the browser has the machine to itself.
test:
	@rm -f $(TIMES); status=0; \
	$(MAKE) --keep-going --jobs=2 $(APART) without-browser || status=$$?; \
	$(MAKE) --keep-going browser || status=$$?; \
	echo 'How long each step took, some of them side by side:'; cat $(TIMES); \
	exit $$status

# The site first, for it takes longest: beside it the others come one after the other, which would wait for each other.
without-browser: $(STAMPS)/single format lint native

build: $(STAMPS)/site
single: $(STAMPS)/single

LINT := cargo clippy --locked --all-targets -- -D warnings && \
	cargo clippy --locked $(WASM) --lib --bin golden-thread -- -D warnings && \
	cargo deny --locked --offline check licenses bans sources

format: $(STAMPS)/test-tools
	$(call timed,format,cargo fmt --check)

lint: $(STAMPS)/test-tools $(STAMPS)/build-tools
	$(call timed,lint,$(LINT))

# The published schema is checked here too. Snapshots of words are held against, never written here: where words
# are to change, run with INSTA_UPDATE=always and read what came of it. Properties go over the same cases each time, so
# that what fails here failed by the change; `endure` looks for new ones.
native: $(STAMPS)/test-tools
	$(call timed,native,INSTA_UPDATE=no PROPTEST_RNG_SEED=20251128 cargo test --locked --no-fail-fast && \
	node --test tests/build/*.test.mjs tests/open-data/open-data.test.mjs tests/reports/reports.test.mjs)

# Every page in a real browser, offline, from disk, with axe-core; and the size of the first load.
browser: $(STAMPS)/site $(STAMPS)/single $(STAMPS)/test-tools
	$(call timed,browser,playwright test --project tests)

bench: $(STAMPS)/site $(STAMPS)/test-tools
	playwright test --project bench

# What takes long: the kill test of `test` with twenty times the kills; each step of both stores failing at each time that
# the page comes to it; a minute of bytes that nobody meant for each
# way in (with cargo-fuzz, and the nightly compiler that it needs, where they are installed); and every property over cases
# that nobody has seen.
endure: $(STAMPS)/site $(STAMPS)/test-tools
	PROPTEST_CASES=5000 TRAINING_SEEDS=60 cargo test --locked --no-fail-fast
	KILLS=200 playwright test --project=tests kill
	STEPS=all playwright test --project=tests faults_of_stores
	@command -v cargo-fuzz >/dev/null || { echo 'skipped: cargo-fuzz is missing (cargo install cargo-fuzz)'; exit 0; }; \
	for way in pack csv workbook; do mkdir -p fuzz/corpus/$$way fuzz/seeds/$$way; cargo +nightly fuzz run $$way fuzz/corpus/$$way fuzz/seeds/$$way -- -max_total_time=60 || exit 1; done

# Not a part of `test`: not everybody has these engines. Without one, its tests say that they are skipped.
engines: $(STAMPS)/site $(STAMPS)/single
	node --test tests/engines/engines.test.mjs

# The sample: made of its data, its year 2024/25 signed off, and a copy that somebody altered by hand.
sample:
	node tests/sample/make-sample.mjs > target/sample.json
	cargo run --quiet --bin pack -- sign-off target/sample.json --year 2024/25 --by Cabinet \
		--on 2024-03-20 --minute 'Minute 61' -o public/packs/sample.json
	node tests/sample/tamper.mjs < public/packs/sample.json > tests/fixtures/tampered.json

# The exercises of the training that ships.
exercises:
	node tests/training/make-set.mjs > public/training/balanced-scorecard.json

icons: node_modules/.stamp $(STAMPS)/test-tools
	node build/icons.mjs

screenshots: $(STAMPS)/site $(STAMPS)/test-tools
	node build/screenshots.mjs test-results/screenshots $(ROUTES)

clean:
	rm -rf target dist single test-results playwright-report

$(STAMPS)/site: $(SOURCES) node_modules/.stamp $(STAMPS)/build-tools
	$(call timed,site,trunk build)
	@touch $@

$(STAMPS)/single: $(STAMPS)/site
	$(call timed,single file,node build/single.mjs)
	@touch $@

node_modules/.stamp: package.json package-lock.json
	@command -v npm >/dev/null || { echo 'npm is missing: install Node 20 or newer'; exit 1; }
	npm ci
	@touch $@

# Checked again when the toolchain or a locked version may have changed.
$(STAMPS)/build-tools: Cargo.lock build/tools.mjs
	@command -v node >/dev/null || { echo 'Node is missing: install Node 20 or newer'; exit 1; }
	$(call timed,tools of the build,node build/tools.mjs build)
	@mkdir -p $(@D) && touch $@

# One after the other: two of rustup at once would be in each other's way.
$(STAMPS)/test-tools: build/tools.mjs build/chromium.mjs build/csvw.mjs | node_modules/.stamp $(STAMPS)/build-tools
	$(call timed,tools of the tests,node build/tools.mjs test)
	@mkdir -p $(@D) && touch $@
