# A folder that can't be looked into is said, and the reports of its papers are kept, whatever --prune says; so is a
# whole night's work where the folder of papers is empty, as a share is that is not mounted.
. "$top/tests/faults/batch-papers.in"
needs setpriv

cp papers/footpaths.txt papers/deep-old.txt
chmod -R a+rwX .
as_nobody="setpriv --reuid 65534 --regid 65534 --clear-groups"
[ "$(id -u)" = 0 ] || as_nobody=
$as_nobody test -r papers/footpaths.txt -a -w . || skip "nobody may not come here"
expect_status 1 $as_nobody "$rapporteur" batch papers reports --to json
rm papers/deep-old.txt
chmod 000 papers/deep
expect_status 1 $as_nobody "$rapporteur" batch papers reports --to json --prune --log log
chmod 755 papers/deep
expect_message '^rapporteur: deep: error: the folder cannot be read: Permission denied; it is tried again next time'
expect_count gone 1
expect_count retry 1
[ -s reports/deep/tracker.pdf.report.json ] || give_up "the report of a paper that nobody could look at was removed"
[ -e reports/deep-old.txt.report.json ] && give_up "the report of a paper that is gone was kept"
rm log
expect_status 1 $as_nobody "$rapporteur" batch papers reports --to json --log log
expect_count unchanged 5
expect_count converted 0

mv papers full
mkdir papers
expect_status 0 $as_nobody "$rapporteur" batch papers reports --to json --prune
expect_message 'papers holds no file at all'
[ -s reports/deep/tracker.pdf.report.json ] || give_up "an empty folder took all reports away"
rmdir papers
mv full papers
rm log
expect_status 1 $as_nobody "$rapporteur" batch papers reports --to json --log log
expect_count unchanged 5
