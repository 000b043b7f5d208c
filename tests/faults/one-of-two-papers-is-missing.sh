# A paper that can't be read does not keep the other from its report; the exit status says so.
. "$top/tests/expect.sh"
needs jq

cp "$top/samples/footpaths-6-months.txt" paper.txt
expect_status 1 "$rapporteur" gone.txt paper.txt -o report.json
expect_message '^rapporteur: gone\.txt: error: '
[ "$(jq '.recommendations | length' report.json)" = 5 ] || give_up "the other paper's report is not there"
expect_status 1 "$rapporteur" gone.txt -o none.json
[ -e none.json ] && give_up "a report of nothing was written"
exit 0
