# expect: for the scripts of tests/faults and tests/properties. Read with `. "$top/tests/expect.sh"`.
# Each function ends the script with a sentence if what it expects is not so.

give_up() { # SENTENCE
	[ -s err ] && sed 's/^/err: /' err
	echo "$1"
	exit 1
}

skip() { # WHY
	echo "$1"
	exit 77
}

needs() { # COMMAND...
	for needed in "$@"; do
		command -v "$needed" >/dev/null 2>&1 || skip "$needed is not here"
	done
}

# Runs a command with its output in ./out and ./err.
expect_status() { # STATUS COMMAND...
	wanted=$1
	shift
	"$@" >out 2>err </dev/null
	got=$?
	[ "$got" = "$wanted" ] || give_up "exit status $got, not $wanted: $*"
}

# What the last command said on standard error, by an extended regular expression.
expect_message() { # REGEX
	grep -q -E -- "$1" err || give_up "no message like: $1"
	grep -v -E '^rapporteur: ' err >other && give_up "a line on standard error that is no message of ours: $(head -n 1 other)"
	return 0
}

expect_quiet() {
	[ -s err ] && give_up "said something"
	return 0
}

# The folder holds these files and no other.
expect_files() { # FOLDER [NAME...]
	folder=$1
	shift
	for name in "$@"; do
		echo "$name"
	done | sort >want.files
	(cd "$folder" && find . ! -name . | sed 's,^\./,,' | sort) >got.files
	diff want.files got.files || give_up "other files in $folder than expected"
}

expect_same() { # FILE FILE
	cmp "$1" "$2" || give_up "$1 and $2 differ"
}
