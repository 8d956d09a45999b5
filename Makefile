# Slovo. The two commands to know: `make demo` and `make test`. Both install what is missing first.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
BUILD = $(SWIFT) build -c release --product slovo
SLOVO = .build/release/slovo
# The installed binary holds the Swift libraries, so that it runs where no Swift is; other flags, other folder.
STATIC = SWIFT=$(SWIFT) .ci/static --product slovo

.PHONY: help demo test build install uninstall bench lexicon morphology lint format setup clean

help:
	@echo 'make demo             build, index the sample, run three queries'
	@echo 'make test             build and run all tests'
	@echo 'make install PREFIX=  install the command, its manual page and completions'
	@echo 'make lexicon          fetch dictionaries from Debian, learn translations from them'
	@echo 'make morphology       fetch a dictionary of Russian forms from PyPI'
	@echo 'make bench            run the benchmarks (long)'
	@echo 'make lint, format     check or apply the format of the sources'

setup:
	@.ci/setup

build: setup
	$(BUILD)

demo: build
	$(SLOVO) index --index Index/Built --no-progress Index/Sample
	@echo
	@echo '$$ slovo search Норов          (a name, asked in one case, found in all)'
	@$(SLOVO) search --index Index/Built --no-pager -n 3 Норов
	@echo
	@echo '$$ slovo search "smart cities" ecommerce'
	@$(SLOVO) search --index Index/Built --no-pager -n 3 '"smart cities" ecommerce'
	@echo
	@echo '$$ slovo search lang:ru организация ёлка'
	@$(SLOVO) search --index Index/Built --no-pager -n 3 'lang:ru организация ёлка'

test: setup
	$(SWIFT) test

install: setup
	$(STATIC)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -s -m 755 .build-static/release/slovo $(DESTDIR)$(PREFIX)/bin/slovo
	install -m 644 Sources/slovo/Manual/slovo.1 $(DESTDIR)$(PREFIX)/share/man/man1/slovo.1
	.build-static/release/slovo --generate-completion-script bash \
	  > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/slovo
	.build-static/release/slovo --generate-completion-script zsh \
	  > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_slovo
	.build-static/release/slovo --generate-completion-script fish \
	  > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/slovo.fish

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/slovo $(DESTDIR)$(PREFIX)/share/man/man1/slovo.1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/slovo \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_slovo \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/slovo.fish

# For the user's own searches; LEXICON= names another place.
lexicon: build
	Sources/Lexicon/Debian/make-lexicon $(CURDIR)/$(SLOVO) $(if $(LEXICON),--lexicon $(LEXICON))

# A dictionary of Russian forms for the user's own searches; MORPHOLOGY= names another place. Data of OpenCorpora.
morphology: build
	folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	  python3 -m pip download --quiet --no-deps --only-binary :all: --dest "$$folder" pymorphy3-dicts-ru && \
	  $(SLOVO) morphology add $(if $(MORPHOLOGY),--morphology $(MORPHOLOGY)) "$$folder"/*.whl

bench: build
	Benchmarks/run

lint:
	$(SWIFT) format lint --strict --parallel --recursive Benchmarks Index Package.swift Sources Stopwords Tests

format:
	$(SWIFT) format --in-place --parallel --recursive Benchmarks Index Package.swift Sources Stopwords Tests

clean:
	rm -rf .build .build-static Index/Built/*
