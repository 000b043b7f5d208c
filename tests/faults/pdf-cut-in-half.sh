# A PDF cut in half is read as far as it goes, or not at all: said either way, and nothing half-written.
. "$top/tests/expect.sh"

whole=$top/samples/footpaths-12-months.pdf
head -c "$(($(wc -c <"$whole") / 2))" "$whole" >half.pdf
mkdir made
"$rapporteur" half.pdf -o made/report.json 2>err
case $? in
0)
	expect_message '^rapporteur: half\.pdf(:[0-9]+)?: warning: '
	jq -e . made/report.json >out || give_up "the report is not whole"
	;;
1)
	expect_message '^rapporteur: half\.pdf: error: .*(damaged|cut short|broken|not whole)'
	expect_files made
	;;
*) give_up "neither 0 nor 1" ;;
esac
