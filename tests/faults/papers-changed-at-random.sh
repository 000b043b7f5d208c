# Samples changed in a few hundred ways, the same every time: no reader or writer crashes, hangs or leaks on them.
. "$top/tests/expect.sh"

rounds=60
[ "$sanitized" = no ] || rounds=25
try() { # READER FILE...
	smoke=$(dirname "$rapporteur")/fuzz/smoke_$1
	shift
	timeout 250 "$smoke" "$rounds" "$@" >out 2>err || give_up "$smoke: $(ls crash-* 2>/dev/null | tr '\n' ' ')"
	[ -s err ] && give_up "$smoke: a library printed: $(head -n 1 err)"
	return 0
}
for paper in "$top"/samples/*.txt "$top"/samples/*.html; do
	"$rapporteur" "$paper" -o "$(basename "$paper").json" 2>/dev/null
done
try from_text "$top"/samples/*.txt
try from_html "$top"/samples/*.html
try from_json ./*.json
try from_pdf "$top"/samples/tracker-ten-columns.pdf
