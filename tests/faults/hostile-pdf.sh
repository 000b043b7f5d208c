# Pages made to cost: bounded time and memory, a note, and the page after them is read all the same.
. "$top/tests/expect.sh"
needs jq awk

# A PDF of two pages: the first with the content on standard input, the second with a ruled table. Its table of places
# is left out: both libraries find the objects themselves.
paper() { # NAME [WIDTH [HEIGHT [RESOURCES]]]
	{
		printf '%%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n'
		printf '2 0 obj << /Type /Pages /Kids [4 0 R 6 0 R] /Count 2 >> endobj\n'
		printf '3 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj\n'
		printf '4 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 %s %s] /Contents 5 0 R /Resources << /Font << /F 3 0 R >> %s >> >> endobj\n' \
			"${2:-595}" "${3:-842}" "${4:-}"
		cat >content
		printf '5 0 obj << /Length %d >> stream\n' "$(wc -c <content)"
		cat content
		printf '\nendstream endobj\n6 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R /Resources << /Font << /F 3 0 R >> >> >> endobj\n'
		table >content
		printf '7 0 obj << /Length %d >> stream\n' "$(wc -c <content)"
		cat content
		printf '\nendstream endobj\n'
		printf '8 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 8 0 R >> >> /Length 30 >> stream\n'
		printf '/X Do /X Do /X Do /X Do /X Do \nendstream endobj\n'
		printf 'trailer << /Size 9 /Root 1 0 R >>\nstartxref\n0\n%%%%EOF\n'
	} >"$1.pdf"
}

table() {
	awk 'BEGIN {
		for (i = 0; i <= 3; i++) printf "50 %d m 530 %d l S\n%d 700 m %d 790 l S\n", 700 + 30 * i, 700 + 30 * i, 50 + 160 * i, 50 + 160 * i
		n = split("Number Action Owner 1 Gritting Highways 2 Hedges Parks", words, " ")
		for (i = 0; i < n; i++) printf "BT /F 10 Tf %d %d Td (%s) Tj ET\n", 60 + 160 * (i % 3), 770 - 30 * int(i / 3), words[i + 1]
	}'
}

repeat() { # COUNT FORMAT: the format with i, i * 7 mod 800, i * 13 mod 580
	awk -v n="$1" -v f="$2\n" 'BEGIN { for (i = 0; i < n; i++) printf f, i % 500, i * 7 % 800, i * 13 % 580 }'
}

# The second page is read whatever stands on the first.
read_well() { # NAME [MESSAGE]
	[ "$sanitized" = yes ] || limit='ulimit -v 500000;'
	sh -c "${limit:-} exec timeout 60 \"\$0\" tables $1.pdf --to json" "$rapporteur" >out 2>err || give_up "$1: exit status $?"
	jq -e '[.pages[] | select(.page == 2) | .tables[].cells[].text] | index("Hedges") != null and length == 9' out >/dev/null ||
		give_up "$1: the second page's table is not there"
	[ -z "${2:-}" ] || expect_message "$1.pdf:1: warning: $2"
	rm -f "$1.pdf"
}

heavy='the page draws more than is read of one'
columns='lines on the page make more than 256 columns'
cut='the page holds more words or drawing than is read of one'

repeat 1000000 '%d %d m %d 9 l S' | paper million-rules && read_well million-rules "$cut|$heavy"
repeat 100000 '%d %d 8 9 re f %d 0 0 5 re f' | paper many-boxes && read_well many-boxes "$cut"
awk 'BEGIN { for (i = 0; i < 1100; i++) printf "%g 0 m %g 842 l S 0 %g m 595 %g l S\n", i * .75, i * .75, i * .75, i * .75 }' |
	paper cells-of-a-pixel && read_well cells-of-a-pixel
awk 'BEGIN { for (i = 0; i < 10000; i++) printf "%g 0 m %g 842 l S\n", i * 1.4, i * 1.4
	for (i = 0; i < 20; i++) printf "0 %d m 14000 %d l S BT /F 9 Tf %d %d Td (word) Tj ET\n", i * 40, i * 40, i * 600 + 2, i * 40 + 5 }' |
	paper ten-thousand-columns 14000 && read_well ten-thousand-columns "$columns"
awk 'BEGIN { for (i = 0; i <= 300; i++) printf "%d 700 m %d 790 l S\n", 20 + i * 40, 20 + i * 40
	for (i = 0; i <= 3; i++) printf "20 %d m 12020 %d l S\n", 700 + i * 30, 700 + i * 30
	for (i = 0; i < 900; i++) printf "BT /F 9 Tf %d %d Td (word) Tj ET\n", 25 + i % 300 * 40, 710 + int(i / 300) * 30 }' |
	paper three-hundred-columns 14000 && read_well three-hundred-columns "$columns"
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "BT /F 10 Tf %d %d Td (word) Tj ET\n", i * 100 % 283464, i * 317 % 283464 }' |
	paper a-hundred-metres 283464 283464 && read_well a-hundred-metres "$heavy"
printf '1e400 0 0 1e400 0 0 cm 1 1 m 5 5 l S 0 0 9%0400d 1e39 re f BT /F 9 Tf 1e300 0 0 1e300 0 0 Tm (x) Tj ET\n' 0 |
	paper no-numbers && read_well no-numbers
printf '' | paper empty && read_well empty
printf 'BT ET' | paper empty-box 0 0 && read_well empty-box
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "BT /F 1.5 Tf %g %g Td (w%d) Tj ET\n", 20 + i % 100 * 5.5, 820 - int(i / 100) * 4, i % 97 }' |
	paper tiny-words && read_well tiny-words "$heavy"
repeat 60000 'BT /F 9 Tf 50 400 Td (%d) Tj ET' | paper words-in-one-place && read_well words-in-one-place "$heavy"
repeat 1000000 'q' | paper deep-states && read_well deep-states "$heavy"
repeat 100 '/X Do' | paper forms-in-forms 595 842 '/XObject << /X 8 0 R >>' && read_well forms-in-forms "$heavy"
head -c 45000000 /dev/zero | tr '\0' ' ' | paper long-content && read_well long-content "$heavy"
if command -v qpdf >/dev/null 2>&1; then
	head -c 150000000 /dev/zero | tr '\0' ' ' | paper bomb && qpdf --compress-streams=y bomb.pdf small.pdf 2>/dev/null
	sed '0,/FlateDecode/ s,/FlateDecode,& /DecodeParms << /Predictor 12 >>,' small.pdf >predicted.pdf # the first page's
	mv small.pdf bomb.pdf && read_well bomb "$heavy"
	read_well predicted "$heavy"
fi
# A picture as small as an icon, of 900 million pixels: a file of its own kind of bomb.
{
	printf 'q 10 0 0 10 100 600 cm BI /W 30000 /H 30000 /BPC 1 /CS /G /F [/AHx /RL] ID\n'
	yes 81FF | head -n 880000 | tr -d '\n'
	printf '>\nEI Q\n'
} | paper vast-icon && read_well vast-icon
# Tables that lie over each other: both pages' words are there.
awk 'BEGIN { for (k = 0; k < 3; k++) for (i = 0; i <= 5; i++) printf "%d %d m %d %d l S %d %d m %d %d l S\n", 50 + 9 * k, 300 + 40 * i + 7 * k, \
	450 + 9 * k, 300 + 40 * i + 7 * k, 50 + 80 * i + 9 * k, 300 + 7 * k, 50 + 80 * i + 9 * k, 500 + 7 * k
	for (i = 0; i < 20; i++) printf "BT /F 9 Tf %d %d Td (word%d) Tj ET\n", 70 + 80 * (i % 5), 310 + 40 * int(i / 5), i }' |
	paper tables-over-tables && read_well tables-over-tables
