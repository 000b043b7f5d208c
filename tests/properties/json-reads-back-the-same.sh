# A report as JSON is an input like any other: read and written again it is the same report. So are our PDF and
# our page, which carry their report.
. "$top/tests/expect.sh"
needs jq

for paper in "$top"/samples/*.txt "$top"/samples/*.pdf "$top"/samples/*.html; do
	cp "$paper" .
	name=$(basename "$paper")
	"$rapporteur" "$name" -o first.json 2>err || give_up "no report of $name"
	"$rapporteur" first.json -o second.json 2>err || give_up "the report of $name is not read back"
	diff -u first.json second.json || give_up "the report of $name comes back otherwise"
	jq -S '[.recommendations, .minutes]' first.json >first
	for carrier in report.pdf report.html; do
		"$rapporteur" first.json -o $carrier 2>err && "$rapporteur" $carrier -o third.json 2>err || give_up "no $carrier of $name"
		jq -S '[.recommendations, .minutes]' third.json >third
		diff -u first third || give_up "the report of $name comes back otherwise from its $carrier"
	done
	jq -e '.format == "rapporteur-report" and .version == 1' first.json >/dev/null || give_up "no report: $name"
done
