# A full disk: exit status 3, the reason, nothing half-written, and the report of yesterday is still there.
. "$top/tests/expect.sh"
needs unshare mount

cp "$top/samples/footpaths-6-months.txt" paper.txt
cat >inside.sh <<'END'
mkdir disk
mount -t tmpfs -o size=8k none disk || exit 77
echo "the report of yesterday" >disk/report.json
"$1" paper.txt -o disk/report.json -o disk/report.html 2>err
echo $? >status
cat disk/report.json >kept
(cd disk && ls -A) >left
END
unshare --user --map-root-user --mount sh inside.sh "$rapporteur" 2>unshare.err || skip "no file system can be mounted here"
[ "$(cat status)" = 3 ] || give_up "exit status $(cat status), not 3"
expect_message '^rapporteur: .*(space|full)'
[ "$(cat left)" = report.json ] || give_up "left behind: $(tr '\n' ' ' <left)"
[ "$(cat kept)" = "the report of yesterday" ] || give_up "the old report was touched"
