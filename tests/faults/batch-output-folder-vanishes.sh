# The output folder goes away in the middle of a night: exit status 3 and the reason; the next night completes it. A
# folder that can be read but not written is the same.
. "$top/tests/faults/batch-papers.in"
needs unshare mount

for i in $(seq 120); do
	cp papers/footpaths.pdf "papers/copy $i.pdf"
	echo "% $i" >>"papers/copy $i.pdf"
done
cat >inside.sh <<'END'
mkdir reports
mount -t tmpfs -o size=40m none reports || exit 77
"$1" batch papers reports --to json 2>err &
night=$!
tries=0
while [ "$(find reports -name '*.report.json' | wc -l)" -lt 2 ] && [ $tries -lt 500 ]; do
	sleep 0.02
	tries=$((tries + 1))
done
mount -o remount,ro reports || rm -rf reports/* reports/.rapporteur
wait $night
echo $? >status
mount -o remount,rw reports
"$1" batch papers reports --to json --log log 2>err.after
echo $? >status.after
find reports -name '*.report.json' | wc -l >n
END
unshare --user --map-root-user --mount sh inside.sh "$rapporteur" 2>unshare.err || skip "no file system can be mounted here"
[ "$(cat status)" = 1 ] && skip "the night was over before its folder was taken away"
[ "$(cat status)" = 3 ] || give_up "exit status $(cat status), not 3"
expect_message 'cannot (write|make)|the ledger cannot be used'
[ "$(cat status.after)" = 1 ] && [ "$(cat n)" = 125 ] || give_up "the next night: exit status $(cat status.after), $(cat n) reports of 125"
