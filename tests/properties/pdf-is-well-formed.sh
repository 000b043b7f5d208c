# The PDF that we write has a title, a language, tags and embedded fonts, and another program finds nothing wrong in it.
. "$top/tests/expect.sh"
needs qpdf pdfinfo pdffonts

cp "$top/samples/footpaths-12-months.pdf" "$top/samples/minutes-footpaths.txt" .
for paper in footpaths-12-months.pdf minutes-footpaths.txt; do
	expect_status 0 "$rapporteur" $paper -o report.pdf
	qpdf --check report.pdf >check 2>&1 || give_up "qpdf: $(tail -n 2 check)"
	pdfinfo report.pdf >info 2>&1
	grep -q '^Tagged: *yes' info || give_up "not tagged"
	grep -q '^Title: *[A-Z]' info || give_up "no title"
	grep -q '^Page size: *841\.[89][0-9]* x 595\.' info || give_up "not A4 landscape: $(grep 'Page size' info)"
	pdffonts report.pdf | awk 'NR > 2 && $(NF - 4) != "yes" { print; bad = 1 } END { exit bad }' || give_up "a font is not embedded"
done
