# A full disk ends the night with exit status 3 and the reason; with room again, the next completes it.
. "$top/tests/faults/batch-papers.in"
needs unshare mount

cat >inside.sh <<'END'
mkdir reports
mount -t tmpfs -o size=88k none reports || exit 77
"$1" batch papers reports --to json --to csv 2>err
echo $? >status
find reports -name '*.report.json' -exec jq -e .format {} + >/dev/null || echo "half a report" >half
find reports -name '*.part' >>half
mount -o remount,size=20m reports
"$1" batch papers reports --to json --to csv --log log 2>err.after
echo $? >status.after
END
unshare --user --map-root-user --mount sh inside.sh "$rapporteur" 2>unshare.err || skip "no file system can be mounted here"
[ "$(cat status)" = 3 ] || give_up "exit status $(cat status), not 3"
expect_message '(space|full)'
[ -s half ] && give_up "left behind: $(cat half)"
[ "$(cat status.after)" = 1 ] || give_up "with room again: exit status $(cat status.after)"
[ "$(jq -r 'select(.summary).summary | .converted + .unchanged' log)" = 5 ] || give_up "with room again: $(tail -n 1 log)"
