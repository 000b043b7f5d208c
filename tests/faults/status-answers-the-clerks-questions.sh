# status: what failed and why, what is overdue on a day, what changed, what has no assessment; as a table, JSON and CSV.
. "$top/tests/faults/batch-papers.in"

batch 1
expect_status 0 "$rapporteur" status reports --on 2035-01-01 --to json
cp out all.json
[ "$(jq -r '.failed[0].path' all.json)" = nothing.pdf ] || give_up "the failed paper is not named"
jq -r '.failed[0].reason' all.json | grep -q empty || give_up "its reason is not named"
[ "$(jq '.overdue | length' all.json)" -gt 0 ] || give_up "nothing is overdue on a day in 2035"
expect_status 0 "$rapporteur" status reports --on 1999-01-01 --to json
[ "$(jq '.overdue | length' out)" = 0 ] || give_up "something is overdue on a day in 1999"
expect_status 0 "$rapporteur" status reports
grep -q '^Papers that could not be read (1)$' out || give_up "the table has no line of its failures"
expect_status 0 "$rapporteur" status reports --to csv
head -n 1 out | grep -q 'Topic,Paper,Inquiry,Number' || give_up "the CSV has no head"
expect_status 3 "$rapporteur" status papers
expect_message 'has no ledger; is it the output folder of a batch'
