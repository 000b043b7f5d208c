# A kernel without Landlock, played by a filter that lets its system call fail: said once, and the night goes on;
# --require-sandbox makes it an error before anything is done.
. "$top/tests/faults/batch-papers.in"
needs cc

cat >without.c <<'END'
#include <errno.h>
#include <seccomp.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);

	if (argc < 2 || seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(landlock_create_ruleset), 0) != 0 || seccomp_load(filter) != 0)
		return 77;
	execv(argv[1], argv + 1);
	return 77;
}
END
cc -o without without.c -lseccomp 2>cc.err || skip "no filter can be built here: $(head -n 1 cc.err)"
./without /bin/true || skip "no filter can be had here"
expect_status 1 ./without "$rapporteur" batch papers reports --to json
[ "$(grep -c 'this kernel lacks Landlock (file access); papers are read without that protection' err)" = 1 ] || give_up "not said once"
expect_sound
rm -rf reports
expect_status 3 ./without "$rapporteur" batch papers reports --require-sandbox
expect_message 'this kernel lacks Landlock .file access., and --require-sandbox asks for it'
[ "$(find reports -name '*.report.*' 2>/dev/null | wc -l)" = 0 ] || give_up "papers were read without the sandbox"
