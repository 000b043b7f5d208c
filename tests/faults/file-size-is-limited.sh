# A limit on the size of files does what a full disk does: exit status 3, nothing half-written, the old report kept.
. "$top/tests/expect.sh"
needs prlimit

cp "$top/samples/footpaths-6-months.txt" paper.txt
mkdir made
echo "the report of yesterday" >made/report.html
cp made/report.html yesterday
trap '' XFSZ # so that the write fails, as it does on a full disk
expect_status 3 prlimit --fsize=1024 "$rapporteur" paper.txt -o made/report.html
expect_message '^rapporteur: .*made/report\.html'
expect_files made report.html
expect_same made/report.html yesterday
