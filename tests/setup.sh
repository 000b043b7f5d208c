# setup: installs what a group of tests/packages needs. To be read with `.` from the top folder.
#
#   need GROUP...   does nothing where all is there; else installs it as root or with sudo; else prints the one
#                   line that would and ends the script
#   want_axe        where Chromium is, gets axe-core from npm into build/npm for the test of the page; without npm (and
#                   without root to install it) or without a network it says so, and that test is skipped

# The first of "a|b" that is installed, else the first that this Debian knows.
package_choice() {
	for choice in $(echo "$1" | tr '|' ' '); do
		if package_is_installed "$choice"; then
			echo "$choice"
			return
		fi
	done
	for choice in $(echo "$1" | tr '|' ' '); do
		if apt-cache policy "$choice" 2>/dev/null | grep -q '^  Candidate: [^(]'; then
			echo "$choice"
			return
		fi
	done
	echo "${1%%|*}"
}

package_is_installed() {
	dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

# The packages of the groups that are missing, on one line.
packages_missing() {
	for group in "$@"; do
		awk -v group="$group" '$1 == group { print $2 }' tests/packages
	done | while read -r wanted; do
		package=$(package_choice "$wanted")
		package_is_installed "$package" || echo "$package"
	done | tr '\n' ' '
}

need() {
	command -v dpkg-query >/dev/null 2>&1 || return 0 # not a Debian: what is missing will say so itself
	missing=$(packages_missing "$@")
	[ -n "$missing" ] || return 0
	if [ "$(id -u)" = 0 ]; then
		sudo=
	elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
		sudo=sudo
	else
		missing=$(packages_missing "$@")
		echo "Packages are missing. Please run this line, then this command again:"
		echo "  sudo apt-get update && sudo apt-get install --no-install-recommends $missing"
		exit 3
	fi
	$sudo apt-get -q update
	missing=$(packages_missing "$@") # now that apt knows which alternative there is
	# shellcheck disable=SC2086 # words on purpose
	$sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends $missing || exit 3
}

chromium_is_here() {
	command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1
}

want_axe() {
	[ -f build/npm/node_modules/axe-core/axe.min.js ] && return
	[ -f "$(npm root -g 2>/dev/null)/axe-core/axe.min.js" ] && return
	chromium_is_here || return 0
	if ! command -v npm >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
		DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends npm >/dev/null 2>&1
	fi
	if ! command -v npm >/dev/null 2>&1; then
		echo "npm is not here, so the page is not checked with axe-core"
	elif ! npm install --silent --no-save --prefix build/npm axe-core >/dev/null 2>&1; then
		echo "npm cannot get axe-core, so the page is not checked with it"
	fi
	return 0
}
