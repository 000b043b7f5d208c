# A damaged ledger is kept aside and begun anew, and that is said; no report is lost.
. "$top/tests/faults/batch-papers.in"

batch 1
printf 'not a database, and never was one' >reports/.rapporteur/ledger.sqlite
batch 1
expect_message 'warning: the ledger was damaged'
expect_count converted 5
[ -n "$(find reports/.rapporteur -name 'ledger.sqlite.damaged-*')" ] || give_up "the damaged ledger was not kept"
batch 1
expect_count unchanged 5
