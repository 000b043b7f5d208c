# A report is never written over the paper that it is made from.
. "$top/tests/expect.sh"

echo '{}' >paper.json
cp paper.json before.json
ln -s paper.json link.json
expect_status 2 "$rapporteur" paper.json -o ./paper.json
expect_same paper.json before.json
expect_status 2 "$rapporteur" paper.json -o link.json
expect_same paper.json before.json
