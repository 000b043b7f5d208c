# A report that can't be written: exit status 3, the reason, and no other report of the same run is left.
. "$top/tests/expect.sh"

cp "$top/samples/footpaths-6-months.txt" paper.txt
mkdir made
echo "a file" >no-folder
for place in no-such-folder/report.json no-folder/report.json /proc/report.json; do
	expect_status 3 "$rapporteur" paper.txt -o made/report.csv -o "$place"
	expect_message "^rapporteur: .*$(basename "$place")"
	expect_files made
done
mkdir folder.json
expect_status 3 "$rapporteur" paper.txt -o folder.json
expect_files folder.json
if [ "$(id -u)" != 0 ]; then
	mkdir shut && chmod 555 shut
	expect_status 3 "$rapporteur" paper.txt -o shut/report.json
	expect_files shut
fi
