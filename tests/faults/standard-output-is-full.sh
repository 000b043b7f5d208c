# A standard output that takes nothing: exit status 3 and the reason.
. "$top/tests/expect.sh"
[ -c /dev/full ] || skip "no /dev/full here"

cp "$top/samples/footpaths-6-months.txt" paper.txt
for format in json html csv pdf; do
	"$rapporteur" paper.txt --to $format -o - >/dev/full 2>err
	[ $? = 3 ] || give_up "exit status for $format is not 3"
	expect_message '^rapporteur: .*standard output'
done
"$rapporteur" tables paper.txt --to json >/dev/full 2>err
[ $? = 3 ] || give_up "exit status of tables is not 3"
