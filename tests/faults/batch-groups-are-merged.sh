# --group makes one merged report of each folder, or of the papers that are about one inquiry; no second time for nothing.
. "$top/tests/faults/batch-papers.in"

batch 1 --group folder
[ -s reports/deep/er/folder.report.json ] || give_up "the folder has no merged report"
[ "$(jq '.sources | length' reports/folder.report.json)" = 2 ] || give_up "the two editions at the top were not merged"
[ "$(jq -r '.sources[0].file' reports/folder.report.json)" = footpaths.txt ] || give_up "not the oldest paper first"
cp -p reports/folder.report.json before
batch 1 --group folder
[ before -ot reports/folder.report.json ] && give_up "merged again for nothing"
batch 1 --group inquiry
find reports/inquiries -name '*.report.json' >merged
[ "$(wc -l <merged)" = 1 ] || give_up "$(wc -l <merged) inquiries merged, not 1"
jq -r '.notes[].text' "$(cat merged)" | grep -q 'titles are alike' || give_up "how sure the merging is, is not said"
rm -rf reports papers/deep/er papers/footpaths.pdf

# A merged report whose papers are gone is told of and kept, and taken away with --prune, like a paper's own.
mkdir papers/old
cp "$top/samples/action-log.txt" papers/old/log.txt
cp "$top/samples/action-log.txt" papers/old/log-2.txt
batch 1 --group folder --prune
[ -s reports/old/folder.report.json ] || give_up "the folder has no merged report"
mv papers/old away
batch 1 --group folder
expect_count gone 3
jq -r 'select(.path == "old/folder") | .state + ": " + .reason' log | grep -q '^gone: the papers that it was merged from are gone' || give_up "not told that the merged report has no papers"
[ -s reports/old/folder.report.json ] || give_up "the merged report was removed without --prune"
grep -q 'old/folder' reports/index.html || give_up "not listed as orphaned"
batch 1 --group folder
expect_count gone 3
batch 1 --group folder --prune
expect_count gone 3
[ -e reports/old ] && give_up "--prune left $(find reports/old)"
grep -q 'old/folder' reports/index.html && give_up "still listed as orphaned"
batch 1 --group folder
expect_count gone 0

# One that can't be made is an error of the night, told again the next, and not made again until a paper changes.
rm papers/nothing.pdf
batch 0 --group folder
rm -rf reports
mkdir -p reports/folder.report.json reports/folder.report.csv
batch 1 --group folder
expect_message '^rapporteur: folder: error: the merged report could not be made: '
expect_count failed 1
expect_status 0 "$rapporteur" status reports --to json
jq -r '.failed[].path' out | grep -q '^folder$' || give_up "status does not name the merged report"
batch 1 --group folder
expect_count failed 1
[ "$(grep -c 'could not be made' err)" = 0 ] || give_up "made again for nothing"
expect_status 2 "$rapporteur" batch papers reports --group folder --shard 1/2
expect_message '.-group needs all papers'
