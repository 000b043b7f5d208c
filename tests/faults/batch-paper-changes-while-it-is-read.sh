# A paper that somebody saves again and again during the night: each report is of one whole state of it, and the night
# after the last change has the last one.
. "$top/tests/faults/batch-papers.in"

rm -rf papers
mkdir papers
save() { # NUMBER; in place, as most programs do
	printf 'Ref\tRecommendation\tProgress\tStatus\n1\tThat edition %d be kept.\tIt is.\tComplete\n' "$1" >"papers/busy $(($1 % 5)).txt"
}
for i in $(seq 0 4); do
	save "$i"
done
(
	for i in $(seq 5 2000); do
		[ -e stop ] && exit
		save "$i"
	done
) &
for night in 1 2 3; do
	"$rapporteur" batch papers reports --to json --log log >/dev/null 2>err
	status=$?
	[ $status -le 1 ] || give_up "night $night: exit status $status"
	expect_sound
done
touch stop
wait
rm -f log
expect_status 0 "$rapporteur" batch papers reports --to json
for paper in papers/*; do
	name=${paper#papers/}
	edition=$(sed -n 's/.*edition \([0-9]*\) .*/\1/p' "$paper")
	jq -r '.recommendations[].text' "reports/$name.report.json" | grep -q "edition $edition " || give_up "$name: the report is not of its last edition, $edition"
done
