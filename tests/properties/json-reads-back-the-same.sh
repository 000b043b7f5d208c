# A report as JSON is an input like any other: read and written again it is the same report. So is our PDF, which
# carries its report.
. "$top/tests/expect.sh"
needs jq

for paper in "$top"/samples/*.txt "$top"/samples/*.pdf "$top"/samples/*.html; do
	cp "$paper" .
	name=$(basename "$paper")
	"$rapporteur" "$name" -o first.json 2>err || give_up "no report of $name"
	"$rapporteur" first.json -o second.json 2>err || give_up "the report of $name is not read back"
	diff -u first.json second.json || give_up "the report of $name comes back otherwise"
	"$rapporteur" first.json -o report.pdf 2>err && "$rapporteur" report.pdf -o third.json 2>err || give_up "no PDF of $name"
	jq -S '[.recommendations, .minutes]' first.json >first
	jq -S '[.recommendations, .minutes]' third.json >third
	diff -u first third || give_up "the report of $name comes back otherwise from its PDF"
	jq -e '.format == "rapporteur-report" and .version == 1' first.json >/dev/null || give_up "no report: $name"
done
