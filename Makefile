# CAVRA
#
#   make install-deps   the Debian packages that building needs
#   make build          the release binary, .build/release/cavra-mcp
#   make demo           the main job once: an MCP client asks the guards, decisions land in the log, the log verifies
#   make test           everything that a change must pass: unit tests, then the real binary end to end
#   make lint           formatting, import layers, warnings as errors
#   make sanitize       the concurrent modules under ThreadSanitizer, the parsers under AddressSanitizer
#   make oracle         LINES (50000) generated commands with SEED (1) under real bash in a sandbox
#   make fuzz           each fuzz target for SECONDS (60) seconds
#   make accuracy       the labelled commands and paths judged, into docs/accuracy.md
#   make differential   LINES (100000) generated lines, our parser beside bash
#   make bench          latency, start-up and memory beside their floors
#   make install        into PREFIX (/usr/local)

PREFIX ?= /usr/local
SEED ?= 1
SECONDS ?= 60
BINARY := .build/release/cavra-mcp
CHECKS := --explicit-target-dependency-import-check error
BUILD_PACKAGES := libsodium-dev libsqlite3-dev pkg-config python3
TEST_PACKAGES := bubblewrap git python3-venv python3-cryptography strace

.PHONY: install-deps install-test-deps build test unit-test e2e lint format sanitize oracle fuzz differential bench accuracy demo install uninstall clean

install-deps:
	scripts/install_deps.sh $(BUILD_PACKAGES)

install-test-deps: install-deps
	scripts/install_deps.sh $(TEST_PACKAGES)
	Tests/EndToEnd/setup.sh

build:
	swift build -c release --static-swift-stdlib --product cavra-mcp $(CHECKS)

test: install-test-deps unit-test build e2e

unit-test:
	swift build --build-tests $(CHECKS)
	ulimit -n 8192 2>/dev/null || true; swift test --skip-build --parallel

e2e: build
	Tests/EndToEnd/run.sh $(BINARY)

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Plugins Fuzz Benchmarks
	scripts/check_imports.py

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests Plugins Fuzz Benchmarks

sanitize:
	TSAN_OPTIONS=suppressions=$(CURDIR)/scripts/tsan.supp swift test --scratch-path .build-tsan --sanitize=thread --filter 'MCPTransportTests|EvidenceTests|StoreTests'
	swift test --scratch-path .build-asan --sanitize=address --filter 'CanonicalJSONTests|ShellSyntaxTests|PolicyTests|SigningTests'

# Defaults of the target alone, so that neither run takes the other's number; `make … LINES=N` overrides both.
oracle: LINES ?= 50000
oracle: install-test-deps
	CAVRA_ORACLE_LINES=$(LINES) CAVRA_ORACLE_SEED=$(SEED) CAVRA_ORACLE_TABLE=1 swift test --filter ExecutionOracleTests

fuzz:
	for target in $$(ls -d Fuzz/*/ | xargs -n1 basename); do Fuzz/run.sh $$target $(SECONDS) || exit 1; done

bench: build
	python3 Benchmarks/run.py $(BINARY)
	swift build -c release --product judge-bench
	python3 Benchmarks/judging.py .build/release/judge-bench Tests/Corpora/commands.dev.jsonl Tests/Corpora/paths.dev.jsonl

accuracy: build
	scripts/accuracy.py $(BINARY) --write docs/accuracy.md

differential: LINES ?= 100000
differential:
	CAVRA_DIFFERENTIAL_LINES=$(LINES) CAVRA_DIFFERENTIAL_SEED=$(SEED) swift test --filter DifferentialTests

demo: build
	scripts/demo.py $(BINARY)

install: build
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 0755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/cavra-mcp

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/cavra-mcp

clean:
	rm -rf .build .build-*
