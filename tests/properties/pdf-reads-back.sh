# The PDF that we write can be extracted again, from what it shows: the same recommendations, numbered alike, with the
# same words, owners, dates and updates. What is attached to it is taken off first; json-reads-back-the-same.sh looks
# at that.
. "$top/tests/expect.sh"
needs jq qpdf

for paper in "$top"/samples/footpaths* "$top"/samples/community* "$top"/samples/tracker* "$top"/samples/flooding*; do
	cp "$paper" .
	name=$(basename "$paper")
	"$rapporteur" "$name" -o first.json -o report.pdf 2>err || give_up "no report of $name"
	for attached in $(qpdf --list-attachments report.pdf | sed -n 's/ ->.*//p'); do
		qpdf --remove-attachment="$attached" report.pdf bare.pdf && mv bare.pdf report.pdf
	done
	"$rapporteur" report.pdf -o second.json 2>err || give_up "the PDF made of $name is not read back"
	jq -n -r --slurpfile first first.json --slurpfile second second.json '
		def words: gsub("\\s+"; " ");
		def list: .[0].recommendations;
		($second | list) as $read |
		if ($first | list | map(.number)) != ($read | map(.number)) then
			"numbers \($read | map(.number) | tostring)"
		else
			($first | list | to_entries[] | .key as $i | .value as $want | $read[$i] as $got |
				if ($got.text | words) != ($want.text | words) then "text of \($want.number): \($got.text)"
				elif $got.owner != $want.owner or $got.due.date != $want.due.date then "owner or date of \($want.number): \($got | [.owner, .due] | tostring)"
				elif ($got.updates | map([.date, (.text | words)])) != ($want.updates | map([.date, (.text | words)])) then "update of \($want.number): \($got.updates | tostring)"
				else empty end)
		end' >differ || give_up "jq"
	[ -s differ ] && cat differ && give_up "the PDF made of $name says something else"
done
exit 0
