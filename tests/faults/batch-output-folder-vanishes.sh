# The output folder's content goes away in the middle of a night: exit status 3, and the next night completes it. A folder
# that can be read but not written is said at once.
. "$top/tests/faults/batch-papers.in"
needs unshare mount

many_papers 120
night_begin 2
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
