# Every word of a sample is in its report, or counted and named in a note.
. "$top/tests/expect.sh"
needs jq

for paper in "$top"/samples/*.txt "$top"/samples/*.pdf "$top"/samples/*.html; do
	cp "$paper" .
	name=$(basename "$paper")
	"$rapporteur" "$name" -o report.json 2>err || give_up "no report of $name"
	jq -e '.sources[0] | .words > 50 and .unplaced == 0' report.json >/dev/null ||
		give_up "$name: $(jq -c '.sources[0] | [.words, .unplaced]' report.json) words, unplaced"
done
