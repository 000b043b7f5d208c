# Papers made to hurt: control characters, NUL bytes, a line of megabytes, ten thousand columns, deep nesting. Each
# ends soon, with a report or a message.
. "$top/tests/expect.sh"

try() { # FILE
	$limit timeout 120 "$rapporteur" "$1" -o report.json >out 2>err
	status=$?
	[ $status -le 1 ] || give_up "$1: exit status $status"
	[ $status = 0 ] || expect_message "^rapporteur: $1: error: "
	LC_ALL=C grep -q '[[:cntrl:]]' err && give_up "$1: a control character in a message"
	return 0
}
needs prlimit
limit="prlimit --as=4000000000"
[ "$sanitized" = no ] || limit=

awk 'BEGIN { for (i = 0; i < 3000000; i++) printf "a"; print "" }' >long-word.txt
awk 'BEGIN { for (i = 0; i < 10000; i++) printf "Recommendation %d\t", i; print ""; for (i = 0; i < 10000; i++) printf "%d\t", i; print "" }' >columns.txt
awk 'BEGIN { for (i = 0; i < 50000; i++) print "Recommendation\tResponse" }' >headers.txt
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "<div><table><tr><td>"; print "x" }' >nested.html
awk 'BEGIN { printf "<table><tr><td rowspan=1000000000 colspan=1000000000>x</td></tr></table>" }' >spans.html
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "["; }' >nested.json
printf 'Recommendation\tResponse\n1\000\tfoo\033[31m\002bar\n\377\376\n' >bytes.txt
printf '%%PDF-1.7\n%%%%EOF\n' >bare.pdf
printf '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><html><p>&b;&c;</p></html>' >entities.html
for paper in long-word.txt columns.txt headers.txt nested.html spans.html nested.json bytes.txt bare.pdf entities.html; do
	try $paper
done
# What a pattern gives up on is said, and the rest is read.
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "%d ", i % 900; print "pages\n\nRef\tRecommendation\tStatus\n1\tPublish the plan\tComplete" }' >numbers.txt
try numbers.txt
expect_message 'numbers.txt: warning: 1 line was too involved'
grep -q 'Publish the plan' report.json || give_up "the table below a line of numbers is not there"
grep -q root: report.json && give_up "an entity brought in a file"
exit 0
