# kill -9 at a random moment of a night's work, until $KILLS of them have met a night that was still at work: no report is
# ever half-written, none is listed that is not there, and the last night completes the work, leaves nothing of the others
# lying about, and finds nothing more to do.
. "$top/tests/faults/batch-papers.in"

for i in $(seq 12); do
	sed "s/^/$i /" papers/footpaths.txt >"papers/deep/copy $i.txt"
	cp papers/footpaths.pdf "papers/deep/copy $i.pdf"
	echo "% $i" >>"papers/deep/copy $i.pdf"
done

# A night has work: every copy is another paper than the night before, and every sixth begins with nothing.
give_work() { # NUMBER
	for paper in papers/footpaths.txt papers/deep/copy*; do
		echo "% $1" >>"$paper"
	done
	[ $(($1 % 6)) != 0 ] || rm -rf reports
}

expect_listed() {
	[ -s reports/index.csv ] || return 0
	sed -n 's/^\([^,]*\),converted,.*/\1/p' reports/index.csv >listed
	while read -r paper; do
		[ -s "reports/$paper.report.json" ] || give_up "listed, but not there: $paper"
	done <listed
}

begun=$(date +%s%N)
batch 1
took=$((($(date +%s%N) - begun) / 1000000))
nights=0 kills=0
while [ $kills -lt "${KILLS:-12}" ] && [ $nights -lt $((3 * ${KILLS:-12})) ]; do
	nights=$((nights + 1))
	give_work $nights
	"$rapporteur" batch papers reports --to json --to csv 2>err &
	night=$!
	sleep "$(awk -v seed=$nights -v took=$took 'BEGIN { srand(seed); printf "%.3f", rand() * took / 1000 }')"
	kill -9 $night 2>/dev/null
	wait $night 2>/dev/null
	[ $? != 137 ] || kills=$((kills + 1))
	[ ! -d reports ] || expect_whole
	expect_listed
done
[ $kills -ge "${KILLS:-12}" ] || give_up "only $kills of $nights nights were killed at work"
batch 1
[ $(($(jq -r 'select(.summary).summary | .converted + .unchanged' log))) = 29 ] || give_up "not every paper has its report: $(tail -n 1 log)"
expect_sound
expect_listed
[ "$(find reports -name '*.report.json' | wc -l)" = 29 ] || give_up "a report that the ledger tells of is not there"
batch 1
expect_count unchanged 29
