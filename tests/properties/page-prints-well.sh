# The page as Chromium prints it: no head of the table, and no group's, alone at the foot of a page; no row cut that
# fits on a page (but the first, which keeps its head company); light paper where the screen is dark; nothing to click.
. "$top/tests/expect.sh"
needs pdftotext pdftoppm pdfinfo od

for browser in chromium chromium-browser google-chrome; do
	command -v "$browser" >/dev/null 2>&1 && break
	browser=
done
[ -n "$browser" ] || skip "chromium is not here"
no_sandbox=
[ "$(id -u)" = 0 ] && no_sandbox=--no-sandbox

# Rows of different heights, first word "beginN" and last word "endN"; METADATA lines above push the table down.
report() { # METADATA GROUPED
	awk -v n="$1" -v grouped="$2" 'BEGIN {
		printf "{\"format\":\"rapporteur-report\",\"version\":1,\"title\":\"Bridges\",\"metadata\":["
		for (i = 1; i <= n; i++)
			printf "%s{\"label\":\"Line %d\",\"value\":\"as it is\"}", (i > 1 ? "," : ""), i
		printf "],\"recommendations\":["
		for (i = 1; i <= 12; i++) {
			printf "%s{\"number\":\"%d\",\"text\":\"begin%d Mend the bridge before the winter.\",", (i > 1 ? "," : ""), i, i
			if (grouped)
				printf "\"section\":\"Group %d\",", (i + 1) / 2
			printf "\"response\":\"Accepted.\",\"updates\":[{\"text\":\""
			for (k = 0; k < 4 + i * 7 % 23; k++)
				printf "The work goes on. "
			printf "end%d\"}],\"status\":{\"code\":\"on-track\"}}", i
		}
		print "]}"
	}'
}

numbers() { # WORD: those of the page, in order
	grep -oE "$1[0-9]+" page.txt | tr -dc '0-9\n' | sort -n | tr '\n' ' '
}

look_at_page() { # NAME PAGE
	pdftotext -layout -f "$2" -l "$2" "$1.pdf" page.txt
	begins=$(numbers begin)
	grep -q 'Original response' page.txt && [ -z "$begins" ] && give_up "$1, page $2: the head of the table stands alone"
	tr -d '\f' <page.txt | grep '[^ ]' | tail -n 1 | grep -q 'Group' && give_up "$1, page $2: a group's head stands alone"
	# Only the first row may be cut: without it both lists are the same.
	[ "${begins#1 }" = "$(numbers end | sed 's/^1 //')" ] ||
		give_up "$1, page $2: a row is cut: begins $begins, ends $(numbers end)"
}

for metadata in 0 13 17 21 25; do
	for grouped in 0 1; do
		name=report-$metadata-$grouped
		report $metadata $grouped >$name.json
		expect_status 0 "$rapporteur" $name.json -o $name.html
		timeout 60 "$browser" --headless $no_sandbox --disable-gpu --user-data-dir="$PWD/browser" --no-pdf-header-footer \
			--blink-settings=preferredColorScheme=0 --print-to-pdf=$name.pdf "file://$PWD/$name.html" >browser.log 2>&1 ||
			skip "chromium does not start here"
		pages=$(pdfinfo $name.pdf | awk '/^Pages:/ { print $2 }')
		for page in $(seq "$pages"); do
			look_at_page $name "$page"
		done
	done
done

grep -qE 'Show|Skip to' page.txt && give_up "what can only be clicked is printed"
pdftoppm -gray -r 10 -f 1 -l 1 -singlefile report-0-0.pdf light
[ "$(tail -c 1 light.pgm | od -An -tu1 | tr -d ' ')" = 255 ] || give_up "the paper is dark"
exit 0
