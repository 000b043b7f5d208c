# Twice as long a paper costs about twice as much, whatever its lines are: no time is measured but against the same run's.
. "$top/tests/expect.sh"

short=4000 # lines or rows; long enough that starting up is a small part
most=3     # times as dear may twice as much be: 2, and what a busy machine adds

# Each prints a paper of n lines.
rows='BEGIN { print "Ref   Recommendation                            Lead officer          Status\n"
	for (i = 1; i <= n; i++) printf "%-6dPublish the timetable of the pool %-8dHead of Leisure       Complete\n", i, i }'
headers='BEGIN { for (i = 0; i < n; i++) print "Ref   Recommendation                   Lead officer      Status" }'
headers_apart='BEGIN { for (i = 0; i < n; i += 2) printf "Ref   Recommendation    Status\n\nOf meeting %d.\n\n", i }'
gaps='BEGIN { for (i = 0; i < n; i++) printf "The committee heard that    the pool was closed for   a month and %d days.\n", i }'
numbered='BEGIN { for (i = 1; i <= n; i++) printf "%d. That the Executive publishes the plan for the pool\n", i }'

cost() { # PAPER: hundredths of a second of the processor's time, the least of three
	least=
	for try in 1 2 3; do
		spent=$({ "$rapporteur" "$1" -o report.json >out 2>err; times; } | awk -F '[ms ]+' 'NR == 2 { print int(($1 * 60 + $2 + $3 * 60 + $4) * 100) }')
		[ -z "$least" ] || [ "$spent" -lt "$least" ] && least=$spent
	done
	echo "$least"
}

for kind in rows headers headers_apart gaps numbered; do
	eval program=\$$kind
	awk -v n=$short "$program" >short.txt
	awk -v n=$((2 * short)) "$program" >long.txt
	once=$(cost short.txt)
	twice=$(cost long.txt)
	[ "$twice" -lt $((most * once + 5)) ] || give_up "$kind: $short lines cost $once hundredths of a second, twice as many $twice"
done
