# --dry-run says what would be done and does nothing.
. "$top/tests/faults/batch-papers.in"

expect_status 0 "$rapporteur" batch papers reports --dry-run
expect_message '^rapporteur: footpaths\.txt: converted: would be converted'
[ -e reports ] && give_up "the output folder was made"
exit 0
