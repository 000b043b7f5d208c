# A protected PDF: says so, and how to give the password; with it, the paper reads as the open one does.
. "$top/tests/expect.sh"
needs qpdf jq

paper=$top/samples/footpaths-12-months.pdf
qpdf --encrypt secret owner 256 -- "$paper" locked.pdf || skip "qpdf can't protect a paper"
echo secret >right
echo wrong >wrong

expect_status 1 "$rapporteur" locked.pdf -o report.json
expect_message '^rapporteur: locked\.pdf: error: .*password.*--password-file'
expect_status 1 "$rapporteur" locked.pdf --password-file wrong -o report.json
expect_message '^rapporteur: locked\.pdf: error: .*password'
[ -e report.json ] && give_up "a report was written"

expect_status 0 "$rapporteur" locked.pdf --password-file right -o report.json
cp "$paper" open.pdf
"$rapporteur" open.pdf -o open.json 2>/dev/null
jq '[.recommendations[].text]' report.json >locked.texts
jq '[.recommendations[].text]' open.json >open.texts
expect_same locked.texts open.texts
expect_status 2 "$rapporteur" locked.pdf --password-file no-such-file -o report.json
