#include "batch/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <glib.h>

/* Rights that the header of an older system does not name yet; the kernel's documentation numbers them. */
#define FS_RIGHTS_1 ((UINT64_C(1) << 13) - 1) /* execute ... make_sym, Landlock ABI 1 */
#define FS_REFER (UINT64_C(1) << 13)          /* ABI 2 */
#define FS_TRUNCATE (UINT64_C(1) << 14)       /* ABI 3 */
#define NET_RIGHTS UINT64_C(3)                /* bind and connect with TCP, ABI 4 */

/** Where fonts, character tables and text encodings lie: the only files that a worker may open. */
static const char *const READABLE[] = { "/usr/share", "/usr/lib", "/usr/local/share/fonts", "/etc/fonts", "/lib",
	"/lib64", "/var/cache/fontconfig", "/etc/ld.so.cache" };

/** What reading and rendering ask of the kernel. Anything else fails with EPERM. */
static const int ALLOWED[] = { SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(pread64),
	SCMP_SYS(pwrite64), SCMP_SYS(lseek), SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(stat),
	SCMP_SYS(lstat), SCMP_SYS(statx), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(openat),
	SCMP_SYS(open), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getdents64), SCMP_SYS(fcntl), SCMP_SYS(dup),
	SCMP_SYS(ftruncate), SCMP_SYS(fstatfs), SCMP_SYS(statfs), SCMP_SYS(getcwd), SCMP_SYS(mmap), SCMP_SYS(munmap),
	SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise), SCMP_SYS(brk), SCMP_SYS(futex), SCMP_SYS(exit),
	SCMP_SYS(exit_group), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
	SCMP_SYS(sigaltstack), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(tgkill), SCMP_SYS(getuid),
	SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres),
	SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(getrandom), SCMP_SYS(uname), SCMP_SYS(sysinfo),
	SCMP_SYS(getrusage), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(nanosleep),
	SCMP_SYS(clock_nanosleep), SCMP_SYS(restart_syscall), SCMP_SYS(rseq), SCMP_SYS(set_robust_list) };

/** What nothing in rapporteur does: a worker that tries has been taken over, and ends. */
static const int FATAL[] = { SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(clone),
	SCMP_SYS(socket), SCMP_SYS(connect), SCMP_SYS(ptrace), SCMP_SYS(process_vm_writev), SCMP_SYS(kill) };

struct ruleset {
	uint64_t fs, net; /* the first members of the kernel's struct, as far as we use them */
};

static int landlock_abi(void)
{
	return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

const char *sandbox_missing(void)
{
	if (landlock_abi() < 1)
		return "Landlock (file access)";
	if (seccomp_api_get() == 0)
		return "seccomp (system calls)";
	return NULL;
}

static void allow_reading(int ruleset, const char *path)
{
	struct landlock_path_beneath_attr rule = { .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE |
		    LANDLOCK_ACCESS_FS_READ_DIR };
	bool is_file = g_str_has_suffix(path, ".cache");

	if (is_file)
		rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
	rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return; /* not on this system: nothing to allow */
	syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(rule.parent_fd);
}

static int ruleset_fd = -1;       /* Landlock's rules, made once */
static struct sock_fprog program; /* seccomp's filter, made once */

static bool prepare_landlock(void)
{
	int abi = landlock_abi();
	struct ruleset rules = { .fs = FS_RIGHTS_1 };

	if (abi < 1)
		return true; /* sandbox_missing says so to the user, once */
	if (abi >= 2)
		rules.fs |= FS_REFER;
	if (abi >= 3)
		rules.fs |= FS_TRUNCATE;
	if (abi >= 4)
		rules.net = NET_RIGHTS;
	ruleset_fd = (int)syscall(SYS_landlock_create_ruleset, &rules, abi >= 4 ? sizeof rules : sizeof rules.fs, 0);
	for (size_t i = 0; ruleset_fd >= 0 && i < G_N_ELEMENTS(READABLE); i++)
		allow_reading(ruleset_fd, READABLE[i]);
	return ruleset_fd >= 0;
}

/** The filter as the kernel wants it, kept in memory. */
static bool export_filter(scmp_filter_ctx filter)
{
	int fd = memfd_create("filter", MFD_CLOEXEC);
	bool ok = fd >= 0 && seccomp_export_bpf(filter, fd) == 0;
	off_t length = ok ? lseek(fd, 0, SEEK_END) : 0;

	if (ok && length > 0) {
		program.filter = g_malloc((gsize)length);
		program.len = (unsigned short)((gsize)length / sizeof *program.filter);
		ok = pread(fd, program.filter, (size_t)length, 0) == length;
	}
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool prepare_seccomp(void)
{
	scmp_filter_ctx filter;
	int failed = 0;

	if (seccomp_api_get() == 0)
		return true;
	filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	if (filter == NULL)
		return false;
	seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2); /* a tree, not a list; an old library makes the list */
	for (size_t i = 0; i < G_N_ELEMENTS(ALLOWED); i++)
		if (ALLOWED[i] >= 0) /* a call that this processor does not have is negative */
			failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, ALLOWED[i], 0);
	for (size_t i = 0; i < G_N_ELEMENTS(FATAL); i++)
		if (FATAL[i] >= 0)
			failed |= seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, FATAL[i], 0);
	bool ok = failed == 0 && export_filter(filter);
	seccomp_release(filter);
	return ok;
}

bool sandbox_prepare(void)
{
	return prepare_landlock() && prepare_seccomp();
}

static void limit(__rlimit_resource_t resource, rlim_t soft, rlim_t hard)
{
	struct rlimit old, new = { soft, hard };

	if (getrlimit(resource, &old) == 0 && old.rlim_max < hard)
		new = (struct rlimit){ MIN(soft, old.rlim_max), old.rlim_max };
	setrlimit(resource, &new);
}

static void close_others(int keep)
{
	unsigned kept = (unsigned)keep;

	if (kept > 3)
		close_range(3, kept - 1, 0);
	close_range(kept + 1, ~0u, 0);
}

bool sandbox_enter(const struct sandbox_limits *limits, int keep)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	if (ruleset_fd >= 0 && syscall(SYS_landlock_restrict_self, ruleset_fd, 0) != 0)
		return false;
	close_others(keep);
	limit(RLIMIT_CORE, 0, 0);
	limit(RLIMIT_CPU, limits->cpu, limits->cpu + 2);
	limit(RLIMIT_FSIZE, limits->file_bytes, limits->file_bytes);
	limit(RLIMIT_NOFILE, limits->files, limits->files);
	if (limits->memory > 0)
		limit(RLIMIT_AS, limits->memory, limits->memory);
	return program.len == 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}
