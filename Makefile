# The entry to everything. `make demo` shows the main job, `make test` proves it; both install what is missing.

SWIFT_FLAGS := --explicit-target-dependency-import-check error
PACKAGES := libedit-dev libgumbo-dev libsimdjson-dev libstemmer-dev libzstd-dev nettle-dev zlib1g-dev
BUILD_PACKAGES := binutils
TEST_PACKAGES := python3 strace tmux
SOURCES := Sources Plugins Tests Package.swift
COLLATE := .build/release/collate
PREFIX ?= /usr/local

.PHONY: hostile fuzz sanitize coverage reproduce demo run test unit terminal build release lint record shape train bench install packages test-packages

## Runs the main job on the sample corpus and says what to type next.
demo: release
	@$(COLLATE) --echo --format table -f Sessions/tour.collate
	@printf '\nThat was Sessions/tour.collate on the sample corpus. Now try it yourself:\n\n'
	@printf '  make run                              the prompt; type  load Sessions/corpora/harbour  then  help\n'
	@printf '  %s YOUR-FOLDER      the prompt on your own articles\n' '$(COLLATE)'
	@printf '  %s replay Sessions/tour.json     a saved session, worked out again and compared\n\n' '$(COLLATE)'

## Opens the prompt on the sample corpus.
run: release
	@$(COLLATE) Sessions/corpora/harbour

## Lints, then runs all tests: at a terminal first, then the rest, whose summary closes.
test: lint terminal unit

unit: packages
	swift test $(SWIFT_FLAGS) --disable-xctest

terminal: test-packages build
	@if [ -x Tests/Terminal/run ]; then Tests/Terminal/run .build/debug/collate; fi

build: packages
	swift build $(SWIFT_FLAGS)

## The program, the same bytes from whatever folder. What Swift writes for debuggers names its cache of C modules by the folder,
## so it is not written; the hash that Swift keeps of each module depends on the folder too, and so does the linker's of the file, and
## nothing reads them when it runs. Names in traces of a crash stay. `make reproduce` builds it in two folders and compares.
SAME_BYTES := -Xswiftc -file-prefix-map -Xswiftc "$(CURDIR)=." -Xcc "-ffile-prefix-map=$(CURDIR)=." \
  -Xcxx "-ffile-prefix-map=$(CURDIR)=." -Xlinker --strip-debug -debug-info-format none
JOBS ?=
release: packages
	swift build $(SWIFT_FLAGS) $(SAME_BYTES) $(addprefix -j ,$(JOBS)) -c release --product collate --static-swift-stdlib
	objcopy --remove-section .swift_modhash --remove-section .note.gnu.build-id $(COLLATE)

## Builds the program in two folders and compares the bytes.
reproduce:
	.ci/reproduce

lint:
	swift format lint --strict --recursive $(SOURCES)

## Writes the transcripts and goldens anew; read the difference before you commit it.
record: packages
	COLLATE_RECORD=1 swift test $(SWIFT_FLAGS) --disable-xctest --filter SessionTests
	Tests/Terminal/picture .build/debug/collate

## Every command over hostile files in every format, and the time that growing texts take.
hostile: test-packages release
	Tests/Hostile/run $(COLLATE)

## Looks for inputs that trap, hang or break a promise, SECONDS for each target; the kept ones run with the unit tests.
SECONDS ?= 60
fuzz: packages
	Tests/Fuzzing/run $(SECONDS)

## The test suite under the address and the thread sanitizer.
sanitize: packages
	swift test $(SWIFT_FLAGS) --disable-xctest --scratch-path .build-address --sanitize address
	TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/thread.suppressions \
	  swift test $(SWIFT_FLAGS) --disable-xctest --scratch-path .build-thread --sanitize thread

## Lines of Sources and Plugins that the tests reach.
coverage: test-packages packages
	Tests/coverage --all

## Lengths of files and functions.
shape:
	@python3 Benchmarks/shape.py Sources Plugins

## Builds the entity model anew, byte for byte; DATA is the folder of labelled sets.
DATA ?= ../shared/data/entities
train: packages
	swift build $(SWIFT_FLAGS) -c release --product train-entities
	gzip -dc $(DATA)/clusters.tsv.gz > .build/clusters.tsv
	.build/release/train-entities --data $(DATA) --clusters .build/clusters.tsv \
	  --names Sources/train-entities/names --patterns Sources/train-entities/patterns --out Sources/CEntityModel/entities.model

## Learns the tables of `clean` anew; PAGES are scraped lines with labels (JSONL), WEB a folder of web pages with their texts.
PAGES ?=
WEB ?=
.PHONY: train-cleaning
train-cleaning: packages
	python3 Benchmarks/cleaning/train_both.py $(PAGES) $(WEB)

bench: release
	@for script in Benchmarks/*/run; do [ ! -x $$script ] || $$script $(COLLATE); done

## Installs the program, its man page, and what completes its command line in bash, zsh and fish.
SHARE = $(DESTDIR)$(PREFIX)/share
install: release
	install -D -m 755 $(COLLATE) $(DESTDIR)$(PREFIX)/bin/collate
	install -d $(SHARE)/man/man1 $(SHARE)/bash-completion/completions $(SHARE)/zsh/site-functions \
	  $(SHARE)/fish/vendor_completions.d
	$(COLLATE) --no-config help --man > $(SHARE)/man/man1/collate.1
	$(COLLATE) --no-config completion bash > $(SHARE)/bash-completion/completions/collate
	$(COLLATE) --no-config completion zsh > $(SHARE)/zsh/site-functions/_collate
	$(COLLATE) --no-config completion fish > $(SHARE)/fish/vendor_completions.d/collate.fish

packages:
	@.ci/packages $(BUILD_PACKAGES) $(PACKAGES)

test-packages:
	@.ci/packages $(TEST_PACKAGES)

## Learns the weights of the summariser; SETS are folders of documents.jsonl and summaries.jsonl, each with its words.
SETS ?=
.PHONY: train-summaries
train-summaries: packages
	swift build $(SWIFT_FLAGS) -c release --product train-summaries
	{ grep '^#' Sources/CLexicons/data/summary-weights.tsv; .build/release/train-summaries $(SETS); } > .build/weights.tsv
	mv .build/weights.tsv Sources/CLexicons/data/summary-weights.tsv
