# Every word of a paper is in its report, or counted and named in a note.
. "$top/tests/expect.sh"
needs jq

for paper in "$top"/samples/*.txt "$top"/samples/*.pdf "$top"/samples/*.html "$top"/tests/golden/pdf-*/input.pdf; do
	name=$(basename "$(dirname "$paper")")-$(basename "$paper")
	cp "$paper" "$name"
	"$rapporteur" "$name" -o report.json 2>err || give_up "no report of $name"
	jq -e '.sources[0].words > 20' report.json >/dev/null || give_up "$name: $(jq .sources[0].words report.json) words"
	jq -e '.sources[0].unplaced == 0 or any(.notes[]; .code | test("without-member|left-out"))' \
		report.json >/dev/null || give_up "$name: words without a place, and no note"
	jq -e '.sources[0] | .unplaced * 2 < .words' report.json >/dev/null || give_up "$name: half of it has no place"
done
