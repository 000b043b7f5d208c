# rapporteur: reads council papers, writes the next progress report.
VERSION := 0.1.0

PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
DOCDIR ?= $(PREFIX)/share/doc/rapporteur
UNITDIR ?= $(PREFIX)/lib/systemd/system
DESTDIR ?=

PKG_CONFIG ?= pkg-config
PACKAGES := poppler-glib libqpdf cairo zlib libxml-2.0 libpcre2-8 jansson yajl harfbuzz-subset fontconfig sqlite3 libseccomp
CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2
# What GLib calls deprecated after 2.74, the oldest that we build with, is no warning.
GLIB_OLDEST := -DGLIB_VERSION_MIN_REQUIRED=GLIB_VERSION_2_74
OWN_CFLAGS = -std=c11 $(WARNINGS) -I. -D_GNU_SOURCE $(GLIB_OLDEST) -DVERSION='"$(VERSION)"' \
    $(shell $(PKG_CONFIG) --cflags $(PACKAGES) | sed 's/-I/-isystem /g')

# Before main the loader looks up every name that the libraries use of each other: a third of the time that a paper of
# one page takes. An archive's names are found when it is linked, and the libraries with the most names stand first.
# An archive needs what its shared library needs, but for libgnutls: extract/pdf_crypto.h. `make ARCHIVES=` takes shared
# libraries only.
ARCHIVES ?= qpdf sqlite3 jansson yajl seccomp pcre2-8
library = $(filter /%,$(shell $(CC) -print-file-name=lib$(1)))
archive = $(firstword $(call library,$(1).a) $(call library,$(1)_s.a))
ARCHIVED := $(foreach name,$(ARCHIVES),$(if $(call archive,$(name)),$(name)))
ARCHIVES_NEED := $(if $(ARCHIVED),$(shell objdump -p $(foreach name,$(ARCHIVED),$(call library,$(name).so)) | \
    sed -n '/libc\.so/d; /libgnutls\.so/d; s/^ *NEEDED */-l:/p' | sort -u))
SHARED := $(filter-out $(ARCHIVED:%=-l%),$(shell $(PKG_CONFIG) --libs $(PACKAGES)) -lhpdf -lunibreak -lm)
OWN_LIBS := -Wl,--push-state,--no-as-needed -lc -l:libstdc++.so.6 -lpoppler -Wl,--pop-state \
    $(foreach name,$(ARCHIVED),$(call archive,$(name))) $(ARCHIVES_NEED) $(SHARED)

BUILD := build
KILLS ?= 200
FOLDERS := cli batch extract model render
SOURCES := $(wildcard $(addsuffix /*.c,$(FOLDERS)))
OBJECTS := $(SOURCES:%.c=$(BUILD)/obj/%.o)
LIB_OBJECTS := $(filter-out $(BUILD)/obj/cli/main.o,$(OBJECTS))
UNIT_SOURCES := $(wildcard tests/unit/test_*.c)
UNITS := $(UNIT_SOURCES:tests/unit/%.c=$(BUILD)/unit/%)

# The readers, each a fuzz target: tests/fuzz/fuzz.c.
READERS := from_text from_html from_json from_pdf
SMOKES := $(READERS:%=$(BUILD)/fuzz/smoke_%)
FUZZERS := $(READERS:%=build/fuzz/fuzz_%)
FUZZ_SECONDS ?= 60

.DELETE_ON_ERROR:
.PHONY: all units smokes tools fuzzers check sanitize fuzz faults bench look lint format install uninstall clean help

all: $(BUILD)/rapporteur ## build the program

$(BUILD)/librapporteur.a: $(LIB_OBJECTS)
	rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/rapporteur: $(BUILD)/obj/cli/main.o $(BUILD)/librapporteur.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(OWN_LIBS)

$(BUILD)/obj/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(OWN_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/librapporteur.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(OWN_CFLAGS) $(shell $(PKG_CONFIG) --cflags cmocka) -MMD -MP $(LDFLAGS) -o $@ $< $(BUILD)/librapporteur.a $(OWN_LIBS) $(shell $(PKG_CONFIG) --libs cmocka)

$(BUILD)/tools/%: tests/tools/%.c $(BUILD)/librapporteur.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(OWN_CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $< $(BUILD)/librapporteur.a $(OWN_LIBS)

$(BUILD)/fuzz/smoke_%: tests/fuzz/fuzz.c tests/fuzz/drive.c $(BUILD)/librapporteur.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(OWN_CFLAGS) -DREADER=$* $(if $(filter from_json,$*),-DREADS_REPORT) $(LDFLAGS) -o $@ $^ $(OWN_LIBS)

-include $(OBJECTS:.o=.d) $(UNITS:=.d)

units: $(UNITS)
smokes: $(SMOKES)

tools: $(patsubst tests/tools/%.c,$(BUILD)/tools/%,$(wildcard tests/tools/*.c)) ## build the developers' tools

check: all units smokes tools ## run every test
	tests/runner $(BUILD)

sanitize: ## the same tests under AddressSanitizer and UndefinedBehaviorSanitizer
	$(MAKE) BUILD=build/sanitize CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined' LDFLAGS='-fsanitize=address,undefined' check

# Every object again, by clang; libFuzzer takes the samples and golden cases as its first inputs.
fuzz: ## a minute of fuzzing for each reader (FUZZ_SECONDS=60; needs clang)
	$(MAKE) BUILD=build/fuzz CC=clang CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=undefined' LDFLAGS='-fsanitize=address,undefined' fuzzers
	tests/fuzz/run $(FUZZ_SECONDS)

fuzzers: $(FUZZERS)

build/fuzz/fuzz_%: tests/fuzz/fuzz.c build/fuzz/librapporteur.a
	$(CC) $(CFLAGS) $(OWN_CFLAGS) -DREADER=$* $(if $(filter from_json,$*),-DREADS_REPORT) -fsanitize=address,undefined,fuzzer -o $@ $^ $(OWN_LIBS)

faults: all ## kill a night at 200 random moments (KILLS=200), and every other fault
	KILLS=$(KILLS) SCRIPT_SECONDS=900 tests/runner $(BUILD) tests/faults/*.sh

bench: all ## ratios against tools that do the same work, measured in the same run
	tests/bench/run
	tests/bench/night

look: all ## the samples' reports as pictures on one sheet
	tests/look/run

lint: ## include directions, sizes, formatting, static analysis
	tests/lint

format: ## lay the code out as .clang-format says
	clang-format -i $(wildcard $(addsuffix /*.[ch],$(FOLDERS)) tests/*/*.[ch])

install: all ## install below PREFIX (and DESTDIR)
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(MANDIR)/man1 $(DESTDIR)$(UNITDIR) $(DESTDIR)$(DOCDIR)
	install -m 755 $(BUILD)/rapporteur $(DESTDIR)$(BINDIR)/rapporteur
	install -m 644 rapporteur.1 $(DESTDIR)$(MANDIR)/man1/rapporteur.1
	sed 's,@BINDIR@,$(BINDIR),' samples/night/rapporteur.service >$(DESTDIR)$(UNITDIR)/rapporteur.service
	install -m 644 samples/night/rapporteur.timer $(DESTDIR)$(UNITDIR)/rapporteur.timer
	sed 's,@BINDIR@,$(BINDIR),' samples/night/rapporteur.cron >$(DESTDIR)$(DOCDIR)/rapporteur.cron
	install -m 755 samples/cluster/run-over-ssh samples/cluster/night.slurm $(DESTDIR)$(DOCDIR)

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(BINDIR)/rapporteur $(DESTDIR)$(MANDIR)/man1/rapporteur.1
	rm -f $(DESTDIR)$(UNITDIR)/rapporteur.service $(DESTDIR)$(UNITDIR)/rapporteur.timer
	rm -rf $(DESTDIR)$(DOCDIR)

clean: ## remove what was built
	rm -rf build

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sort | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 14
