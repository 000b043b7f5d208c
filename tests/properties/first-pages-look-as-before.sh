# The first pages of the samples' reports look as they did when somebody last looked at them: small grey pictures,
# compared with a tolerance for other versions of fonts and poppler. After a change that is meant:
# tests/runner --accept build tests/properties/first-pages-look-as-before.sh, and look at `make look`.
. "$top/tests/expect.sh"
needs pdftoppm od

most=6 # mean difference of a point in 255 levels; measured: some more words in a cell 1.2, another report 37 and more

# The points of a picture (PGM), one number a line.
points() {
	tail -c +"$(($(head -n 3 "$1" | wc -c) + 1))" "$1" | od -An -v -tu1 -w1
}

for paper in footpaths-12-months.pdf minutes-footpaths.txt tracker-ten-columns.pdf action-log.txt; do
	cp "$top/samples/$paper" .
	"$rapporteur" $paper -o report.pdf 2>err || give_up "no report of $paper"
	pdftoppm -gray -r 14 -f 1 -l 1 -singlefile report.pdf page
	picture=$top/tests/look/pages/$paper.pgm
	[ "$accept" = true ] && cp page.pgm "$picture"
	[ -f "$picture" ] || give_up "there is no picture of $paper to compare with"
	points page.pgm >now
	points "$picture" >before
	paste now before | awk -v most=$most -v paper=$paper '
		{ d = $1 - $2; sum += d < 0 ? -d : d; n++; if ($1 == "" || $2 == "") size = 1 }
		END { mean = sum / n; if (size || mean > most) { printf "%s looks otherwise: mean difference %.1f\n", paper, mean; exit 1 } }' ||
		exit 1
done
