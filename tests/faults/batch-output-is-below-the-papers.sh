# Nothing is ever written below the folder of papers, so reports can't go there; nor into a folder that can't be.
. "$top/tests/faults/batch-papers.in"

expect_status 3 "$rapporteur" batch papers papers/reports
expect_message 'nothing is ever written there; choose another output folder'
[ "$(find papers -name '.rapporteur' | wc -l)" = 0 ] || give_up "a ledger was made below the papers"
expect_status 2 "$rapporteur" batch nowhere reports
: >file
expect_status 3 "$rapporteur" batch papers file/reports
expect_message 'file/reports'
