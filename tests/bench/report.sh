#!/bin/sh
# tests/bench/report.sh N [short]: a report as JSON with N recommendations of ordinary length, the same every time;
# short: each of its four cells has a few words, as in a long table.
awk -v n="$1" -v is_short="${2:+1}" 'BEGIN {
	split("complete on-track at-risk off-track", codes, " ")
	printf "{\"format\":\"rapporteur-report\",\"version\":1,\"title\":\"Bench\",\"stage\":null,\"committee\":null,\"organisation\":null,"
	printf "\"meeting_date\":null,\"updated\":\"2026-03-31\",\"completed\":null,\"lead_officer\":null,\"cabinet_member\":null,"
	printf "\"metadata\":[],\"scheme\":[],\"recommendations\":["
	for (i = 1; is_short && i <= n; i++) {
		printf "%s{\"text\":\"Mend the bridge number %d\",\"response\":\"Accepted on day %d\",", (i > 1 ? "," : ""), i, i
		printf "\"updates\":[{\"text\":\"Inspected on day %d, painted\"}],\"assessment\":{\"code\":\"%s\"}}", i, codes[i % 4 + 1]
	}
	for (i = 1; !is_short && i <= n; i++) {
		printf "%s{\"number\":\"%d\",\"label\":\"Recommendation %d\",\"section\":null,\"decision\":\"accepted\",", (i > 1 ? "," : ""), i, i
		printf "\"text\":\"The council should look again at bridge number %d, since the parapet leans and the path below it floods.\",", i
		printf "\"response\":\"Accepted. The bridge engineer inspects it in the spring and will report what a repair costs.\","
		printf "\"owner\":\"Bridge Engineer\",\"member\":null,\"due\":{\"text\":\"%d May 2026\",\"date\":\"2026-05-%02d\"},\"revised_due\":null,\"done\":null,", i % 28 + 1, i % 28 + 1
		printf "\"updates\":[{\"date\":\"2026-03-31\",\"text\":\"Inspected on day %d. The parapet was taken down and rebuilt with the old stone; the path is to be raised by a hand before the winter, when the contractor is in the valley for the next one.\",\"source\":{\"file\":\"bench\",\"page\":1,\"page_end\":1}}],", i
		printf "\"status\":null,\"assessment\":{\"code\":\"%s\",\"text\":null,\"colour\":null},\"extra\":[],\"confidence\":\"high\",\"source\":{\"file\":\"bench\",\"page\":1,\"page_end\":1}}", codes[i % 4 + 1]
	}
	printf "],\"minutes\":[],\"notes\":[],\"sources\":[{\"file\":\"bench\",\"sha256\":\"\",\"type\":\"text\",\"pages\":1,\"words\":0,\"unplaced\":0}]}\n"
}'
