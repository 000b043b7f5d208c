# The developers' picture of a page says what the program says of it: as many tables, and a picture for each page.
. "$top/tests/expect.sh"
needs jq

draw_pages=$(dirname "$rapporteur")/tools/draw_pages
for paper in "$top"/tests/golden/pdf-ruled-table/input.pdf "$top"/samples/footpaths-12-months.pdf; do
	rm -f ./*.png
	expect_status 0 "$draw_pages" . "$paper"
	cp out counts
	expect_status 0 "$rapporteur" tables "$paper" --to json
	pages=$(pdfinfo "$paper" | awk '/^Pages/ { print $2 }')
	[ "$(ls ./*.png | wc -l)" = "$pages" ] || give_up "$paper: $(ls ./*.png | wc -l) pictures of $pages pages"
	[ "$(wc -l <counts)" = "$pages" ] || give_up "$paper: $(wc -l <counts) lines for $pages pages"
	drawn=$(grep -o '[0-9]* tables' counts | awk '{ n += $1 } END { print n }')
	found=$(jq '[.pages[].tables[]] | length' out)
	[ "$drawn" = "$found" ] || give_up "$paper: $drawn tables drawn, $found found"
	for picture in ./*.png; do
		[ "$(head -c 4 "$picture" | tail -c 3)" = PNG ] || give_up "$picture is no PNG"
	done
done
expect_status 0 "$draw_pages" --page 1 . "$top/tests/golden/pdf-ruled-table/input.pdf"
[ "$(wc -l <out)" = 1 ] || give_up "--page 1 draws other pages too"
expect_status 1 "$draw_pages" . "$top/samples/SOURCES"
