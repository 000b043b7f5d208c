# The same papers give the same bytes in any time zone, language and hour, in every format.
. "$top/tests/expect.sh"

cp "$top/samples/footpaths-6-months.txt" "$top/samples/footpaths-12-months.pdf" .
for format in json html csv pdf; do
	TZ=UTC LC_ALL=C "$rapporteur" footpaths-6-months.txt footpaths-12-months.pdf -o first.$format 2>err ||
		give_up "no $format"
	TZ=Pacific/Kiritimati LC_ALL=C.UTF-8 LANGUAGE=de HOME=/ "$rapporteur" footpaths-6-months.txt footpaths-12-months.pdf \
		-o second.$format 2>err || give_up "no $format"
	expect_same first.$format second.$format
done
