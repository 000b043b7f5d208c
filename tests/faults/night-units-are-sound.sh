# The systemd service and timer are free of errors, and the service is well shut off; both are installed.
. "$top/tests/expect.sh"

make -s -C "$top" BUILD="$(dirname "${rapporteur#"$top"/}")" install DESTDIR="$(pwd)/root" PREFIX=/usr >out 2>err || give_up "make install failed"
for file in bin/rapporteur share/man/man1/rapporteur.1 lib/systemd/system/rapporteur.service lib/systemd/system/rapporteur.timer share/doc/rapporteur/rapporteur.cron; do
	[ -s "root/usr/$file" ] || give_up "not installed: $file"
done
grep -r '@BINDIR@' root && give_up "a placeholder was left"
needs systemd-analyze
cp root/usr/lib/systemd/system/rapporteur.* .
sed -i "s,/usr/bin/rapporteur,$rapporteur," rapporteur.service
systemd-analyze verify --man=no ./rapporteur.service ./rapporteur.timer >verify 2>&1
grep -E 'rapporteur\.(service|timer)' verify && give_up "systemd finds fault with the units"
systemd-analyze security --offline=yes --threshold=20 ./rapporteur.service >security 2>&1 || {
	grep -q -i 'unrecognized option\|unknown' security && skip "this systemd judges no unit files"
	tail -n 1 security
	give_up "the service is not shut off well enough"
}
exit 0
