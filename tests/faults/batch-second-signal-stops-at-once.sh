# A second signal ends the papers in hand too; what was finished is kept, and the next night does the rest.
. "$top/tests/faults/batch-papers.in"

for i in $(seq 150); do
	cp papers/footpaths.pdf "papers/copy $i.pdf"
	echo "% $i" >>"papers/copy $i.pdf"
done
"$rapporteur" batch papers reports --to json 2>err &
night=$!
tries=0
while [ "$(find reports -name '*.report.json' 2>/dev/null | wc -l)" -lt 3 ] && [ $tries -lt 500 ]; do
	sleep 0.02
	tries=$((tries + 1))
done
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
