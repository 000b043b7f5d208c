# The output folder's content goes away in the middle of a night: exit status 3, and the next night completes it. A folder
# that can be read but not written is said at once.
. "$top/tests/faults/batch-papers.in"
needs unshare mount

for i in $(seq 120); do
	cp papers/footpaths.pdf "papers/copy $i.pdf"
	echo "% $i" >>"papers/copy $i.pdf"
done
"$rapporteur" batch papers reports --to json 2>err &
night=$!
tries=0
while [ "$(find reports -name '*.report.json' 2>/dev/null | wc -l)" -lt 2 ] && [ $tries -lt 500 ]; do
	sleep 0.02
	tries=$((tries + 1))
done
rm -rf reports
wait $night
status=$?
[ $status = 3 ] || [ $status = 1 ] || give_up "exit status $status"
batch 1
[ "$(jq -r 'select(.summary).summary | .converted + .unchanged' log)" = 125 ] || give_up "the next night did not complete it: $(tail -n 1 log)"
[ "$(find reports -name '*.report.json' | wc -l)" = 125 ] || give_up "a report that the ledger tells of is not there"

cat >inside.sh <<'END'
mkdir readonly
mount -t tmpfs none readonly && mount -o remount,ro readonly || exit 77
"$1" batch papers readonly --to json 2>err
echo $? >status
END
unshare --user --map-root-user --mount sh inside.sh "$rapporteur" 2>unshare.err || skip "no file system can be mounted here"
[ "$(cat status)" = 3 ] || give_up "a folder that can't be written: exit status $(cat status), not 3"
expect_message 'readonly'
