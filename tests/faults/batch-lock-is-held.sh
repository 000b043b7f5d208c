# Two batches on one output folder: the second does nothing and says so by an exit status of its own.
. "$top/tests/faults/batch-papers.in"
needs flock

batch 1
expect_status 4 flock reports/.rapporteur/ledger.lock "$rapporteur" batch papers reports
expect_message 'another batch is at work on reports'
