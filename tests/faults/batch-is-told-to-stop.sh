# SIGTERM and SIGINT end a night after the papers in hand, with 143 and 130; the next night completes it.
. "$top/tests/faults/batch-papers.in"

many_papers 150
for signal in TERM INT; do
	rm -rf reports
	night_begin 2
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
