# kill -9 at a random moment, again and again ($KILLS times): no report is ever half-written, and the last night
# completes the work and finds nothing more to do.
. "$top/tests/faults/batch-papers.in"

for i in $(seq 12); do
	sed "s/^/$i /" papers/footpaths.txt >"papers/deep/copy $i.txt"
	cp papers/footpaths.pdf "papers/deep/copy $i.pdf"
	echo "% $i" >>"papers/deep/copy $i.pdf"
done
kills=0
while [ $kills -lt "${KILLS:-12}" ]; do
	kills=$((kills + 1))
	[ $((kills % 6)) = 0 ] && rm -rf reports
	echo "$kills" >>papers/footpaths.txt
	"$rapporteur" batch papers reports --to json --to csv 2>err &
	night=$!
	sleep "$(awk -v seed=$kills 'BEGIN { srand(seed); printf "%.3f", rand() * 0.7 }')"
	kill -9 $night 2>/dev/null
	wait $night 2>/dev/null
	[ -d reports ] && expect_sound
done
batch 1
[ $(($(jq -r 'select(.summary).summary | .converted + .unchanged' log))) = 29 ] || give_up "not every paper has its report: $(tail -n 1 log)"
expect_sound
[ "$(find reports -name '*.report.json' | wc -l)" = 29 ] || give_up "a report that the ledger tells of is not there"
batch 1
expect_count unchanged 29
