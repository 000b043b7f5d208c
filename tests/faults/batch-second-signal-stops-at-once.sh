# A second signal ends the papers in hand too; what was finished is kept, and the next night does the rest.
. "$top/tests/faults/batch-papers.in"

many_papers 150
night_begin 3
kill -INT $night 2>/dev/null || skip "the night was over before the signal came"
kill -TERM $night 2>/dev/null
wait $night
status=$?
case $status in
1) skip "the night was over before the signal came" ;;
130 | 143) ;;
*) give_up "exit status $status" ;;
esac
expect_message 'stopped by a signal'
expect_sound
expect_status 1 "$rapporteur" batch papers reports --to json --log log
[ "$(jq -r 'select(.summary).summary | .converted + .unchanged' log)" = 155 ] || give_up "the next night did not complete it: $(tail -n 1 log)"
