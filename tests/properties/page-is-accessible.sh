# The page passes axe-core's rules for WCAG 2.2 AA in light and dark, wide and at 320 pixels, where it needs no sideways
# scrolling; its filter shows as many rows as it says. Runs where Chromium and axe-core are: the latter is found as
# $AXE (a path to axe.min.js), where tests/run has put it, or installed by npm globally or in the top folder.
. "$top/tests/expect.sh"

for browser in chromium chromium-browser google-chrome; do
	command -v "$browser" >/dev/null 2>&1 && break
	browser=
done
[ -n "$browser" ] || skip "chromium is not here"
for axe in "${AXE:-}" "$top/build/npm/node_modules/axe-core/axe.min.js" "$top/node_modules/axe-core/axe.min.js" "$(npm root -g 2>/dev/null)/axe-core/axe.min.js"; do
	[ -f "$axe" ] && break
	axe=
done
[ -n "$axe" ] || skip "axe-core is not here (tests/run gets it, or npm install -g axe-core)"
cp "$axe" axe.min.js

cat >check.js <<'END'
const problems = [];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
	problems.push('scrolls sideways');
for (const choice of document.querySelectorAll('.filter input')) {
	choice.checked = true;
	const shown = [...document.querySelectorAll('.record')].filter(row => getComputedStyle(row).display !== 'none').length;
	const said = Number(choice.parentNode.querySelector('.n').textContent);
	if (shown !== said)
		problems.push(`${choice.id} shows ${shown} rows and says ${said}`);
}
for (const all of document.querySelectorAll('#show-all'))
	all.checked = true;
axe.run(document, { runOnly: { type: 'tag', values: rules } }).then(result => {
	for (const rule of result.violations)
		problems.push(`${rule.id}: ${rule.help}: ${rule.nodes[0].html.slice(0, 200)}`);
	parent.postMessage([location.search, result.passes.length, problems], '*');
});
END

# Every page twice in one, side by side: wide, and as narrow as a small telephone.
cat >all.html <<'END'
<pre id="out"></pre><script>onmessage = e => out.textContent += JSON.stringify(e.data) + "\n"</script>
END
n=0
for paper in "$top"/samples/*.txt "$top"/samples/*.pdf; do
	name=$(basename "$paper").html
	"$rapporteur" "$paper" -o "$name" 2>err || give_up "no page of $paper"
	# The page lets no script run; the check needs one.
	sed -e '/http-equiv="Content-Security-Policy"/d' -e 's,</body>,<script src="axe.min.js"></script><script src="check.js"></script></body>,' \
		"$name" >"checked-$name"
	for width in 1280 320; do
		echo "<iframe width=$width height=900 src=\"checked-$name?$width\"></iframe>" >>all.html
		n=$((n + 1))
	done
done

no_sandbox=
[ "$(id -u)" = 0 ] && no_sandbox=--no-sandbox
for scheme in 0 1; do # dark, light
	timeout 120 "$browser" --headless $no_sandbox --disable-gpu --user-data-dir="$PWD/browser" --virtual-time-budget=60000 \
		--blink-settings=preferredColorScheme=$scheme --dump-dom "file://$PWD/all.html" >out 2>browser.log ||
		skip "chromium does not start here"
	sed 's/^.*<pre id="out">//' out | grep '^\["?' >results
	[ "$(wc -l <results)" = $n ] || give_up "$(wc -l <results) of $n pages were checked"
	grep -v ',\[\]\]$' results >problems && give_up "$([ $scheme = 0 ] && echo dark || echo light): $(head -n 1 problems)"
done
exit 0
