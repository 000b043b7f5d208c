# SIGTERM and SIGINT end a night after the papers in hand, with 143 and 130; the next night completes it.
. "$top/tests/faults/batch-papers.in"

for i in $(seq 150); do
	cp papers/footpaths.pdf "papers/copy $i.pdf"
	echo "% $i" >>"papers/copy $i.pdf"
done
for signal in TERM INT; do
	rm -rf reports
	"$rapporteur" batch papers reports --to json 2>err &
	night=$!
	tries=0
	while [ "$(find reports -name '*.report.json' 2>/dev/null | wc -l)" -lt 2 ] && [ $tries -lt 500 ]; do
		sleep 0.02
		tries=$((tries + 1))
	done
	kill -$signal $night 2>/dev/null || skip "the night was over before the signal came"
	wait $night
	status=$?
	[ $status = 1 ] && skip "the night was over before the signal came"
	[ $status = $((128 + $([ $signal = TERM ] && echo 15 || echo 2))) ] || give_up "SIG$signal: exit status $status"
	expect_message 'stopped by a signal, the next run completes it'
	expect_sound
	expect_status 1 "$rapporteur" batch papers reports --to json --log log
	expect_count converted $((155 - $(jq -r 'select(.summary).summary.unchanged' log)))
	[ "$(jq -r 'select(.summary).summary.unchanged' log)" -gt 0 ] || give_up "SIG$signal: what was done was done again"
	rm -f log
done
