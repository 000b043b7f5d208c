# Three machines share a folder; their ledgers together know every paper. A paper that came since is missed, and said.
. "$top/tests/faults/batch-papers.in"

expect_status 3 "$rapporteur" batch --merge reports
for shard in 1 2 3; do
	rm -f log
	"$rapporteur" batch papers reports --to json --shard $shard/3 --log log 2>err </dev/null
	[ $? -le 1 ] || give_up "shard $shard failed"
	jq -r 'select(.path).path' log >>seen
	[ $shard = 3 ] || expect_status 3 "$rapporteur" batch --merge reports
done
[ "$(sort seen | uniq -d | wc -l)" = 0 ] || give_up "a paper is in two shards"
[ "$(wc -l <seen)" = 7 ] || give_up "$(wc -l <seen) files in all shards, not 7"
expect_status 0 "$rapporteur" batch --merge reports
grep -q footpaths.txt reports/index.html || give_up "the list lacks a paper"
cp papers/footpaths.txt papers/new.txt
expect_status 1 "$rapporteur" batch --merge reports
expect_message '^rapporteur: new\.txt: error: it is in no shard'
