# A report that is there is replaced by a whole one, and its permissions do not widen or narrow by chance.
. "$top/tests/expect.sh"
needs jq

cp "$top/samples/footpaths-6-months.txt" paper.txt
mkdir made
for format in json html csv pdf; do
	head -c 2000000 /dev/zero >"made/report.$format"
done
expect_status 0 "$rapporteur" paper.txt -o made/report.json -o made/report.html -o made/report.csv -o made/report.pdf
expect_files made report.csv report.html report.json report.pdf
jq -e . made/report.json >/dev/null || give_up "the JSON is not whole"
for format in json html csv pdf; do
	tr -d '\000' <"made/report.$format" | cmp -s - "made/report.$format" || [ $format = pdf ] ||
		give_up "something of the old report.$format is left"
done
[ "$(head -c 5 made/report.pdf)" = "%PDF-" ] || give_up "the PDF is not one"
