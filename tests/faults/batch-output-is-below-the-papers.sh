# Nothing is ever written below the folder of papers, so reports can't go there; nor into a folder that can't be.
. "$top/tests/faults/batch-papers.in"

ls -lR --time-style=full-iso papers >before
for out in papers papers/reports papers/deep/new/reports ./papers/../papers; do
	expect_status 2 "$rapporteur" batch papers $out
	expect_message 'nothing is ever written there; choose another output folder'
done
ln -s papers link
expect_status 2 "$rapporteur" batch papers link/reports
ls -lR --time-style=full-iso papers | cmp -s before - || give_up "something was written below the papers"

# Papers below the output folder are read, but for one whose report would lie among them.
mkdir -p all/papers/papers
cp papers/footpaths.txt all/papers/
cp papers/footpaths.txt all/papers/papers/
expect_status 1 "$rapporteur" batch all/papers all --to json
expect_message 'papers/footpaths.txt: error: its report would lie among the papers'
[ -s all/footpaths.txt.report.json ] || give_up "the other paper has no report"
[ "$(find all/papers -type f | wc -l)" = 2 ] || give_up "something was written among the papers"
expect_status 2 "$rapporteur" batch nowhere reports
: >file
expect_status 3 "$rapporteur" batch papers file/reports
expect_message 'file/reports'
