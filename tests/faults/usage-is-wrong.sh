# A wrong command line: exit status 2, a reason, nothing written, nothing on standard output.
. "$top/tests/expect.sh"

cp "$top/samples/footpaths-6-months.txt" paper.txt
try() {
	expect_status 2 "$rapporteur" "$@"
	expect_message '^rapporteur: '
	[ -s out ] && give_up "something on standard output: $*"
	return 0
}
try
try paper.txt
try -o report.pdf
try paper.txt -o report.docx
try paper.txt -o report
try paper.txt -o -
try paper.txt --to docx -o -
try paper.txt -o report.json -o report.json
try paper.txt -o report.json --date 31/08/2026
try paper.txt -o report.json --no-such-option
try tables
try tables paper.txt --to pdf
try tables paper.txt paper.txt
expect_files . paper.txt out err other want.files got.files
