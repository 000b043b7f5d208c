# The PDF that we write can be extracted again: the same recommendations, numbered alike and in the same words.
. "$top/tests/expect.sh"
needs jq

texts='[.recommendations[] | { number, text: .text | gsub("\\s+"; " ") }]'
for paper in "$top"/samples/footpaths* "$top"/samples/community* "$top"/samples/tracker* "$top"/samples/flooding*; do
	cp "$paper" .
	name=$(basename "$paper")
	"$rapporteur" "$name" -o first.json -o report.pdf 2>err || give_up "no report of $name"
	"$rapporteur" report.pdf -o second.json 2>err || give_up "the PDF made of $name is not read back"
	jq -S "$texts" first.json >first
	jq -S "$texts" second.json >second
	diff -u first second || give_up "the PDF made of $name says something else"
done
