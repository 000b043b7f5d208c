# A second night does nothing; after that only what changed, was taken away, or was done by another program's options.
. "$top/tests/faults/batch-papers.in"

batch 1
expect_count converted 5
expect_count failed 1
expect_count skipped 1
expect_message '^rapporteur: nothing\.pdf: error: the file is empty'
find papers -newer log | grep . && give_up "something was written below the papers"
[ -s reports/deep/er/log.txt.report.csv ] || give_up "a report is not at its paper's place"
[ -s reports/index.html ] && [ -s reports/index.csv ] || give_up "the lists are not there"

batch 1
expect_count unchanged 5
expect_count failed 1
touch papers/footpaths.txt
batch 1
expect_count unchanged 5
echo >>papers/footpaths.txt
rm papers/deep/tracker.pdf
batch 1
expect_count converted 1
expect_count unchanged 3
expect_count gone 1
[ -e reports/deep/tracker.pdf.report.json ] || give_up "the report of a paper that is gone was removed without --prune"
batch 1 --prune
expect_count gone 1
[ -e reports/deep/tracker.pdf.report.json ] && give_up "--prune left the report"
batch 1
expect_count gone 0
rm reports/footpaths.pdf.report.csv
echo edited >>reports/deep/er/log.txt.report.json
batch 1
expect_count converted 2
batch 1 --date 2030-01-01
expect_count converted 4
expect_sound
exit 0
