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
