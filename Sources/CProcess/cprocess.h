// System calls that Swift cannot reach through its Glibc module: variadic functions, GNU extensions, and `fork`.
#ifndef CAVRA_CPROCESS_H
#define CAVRA_CPROCESS_H

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

// GNU extensions of <spawn.h>, which are not declared without `_GNU_SOURCE`.
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
enum { CPROCESS_SPAWN_SETSID = 0x80 };

/// Makes orphaned descendants children of this process instead of process 1.
static inline int cprocess_become_subreaper(void) { return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }

/// Has the kernel send a signal to this process when the thread that started it ends.
static inline int cprocess_signal_at_parent_death(int number) { return prctl(PR_SET_PDEATHSIG, number, 0, 0, 0); }

/// Keeps programs of the same user from looking into this process and its descriptors (ptrace(2), proc(5)), up to the
/// next execution of a program.
static inline int cprocess_hide(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

/// A descriptor that names one process for good, which its number does not.
static inline int cprocess_pidfd_open(pid_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

static inline int cprocess_pidfd_signal(int descriptor, int number) {
  return (int)syscall(SYS_pidfd_send_signal, descriptor, number, NULL, 0);
}

/// A pipe whose ends are close-on-exec (02000000 is `O_CLOEXEC` of both supported machines).
static inline int cprocess_pipe(int ends[2]) { return (int)syscall(SYS_pipe2, ends, 02000000); }

// Of <linux/memfd.h> and <linux/fcntl.h>, which clash with those of the C library: MFD_CLOEXEC and MFD_ALLOW_SEALING;
// F_ADD_SEALS, F_GET_SEALS; F_SEAL_SEAL, F_SEAL_SHRINK, F_SEAL_GROW and F_SEAL_WRITE together.
enum { CPROCESS_MEMORY_FLAGS = 3, CPROCESS_ADD_SEALS = 1033, CPROCESS_GET_SEALS = 1034, CPROCESS_ALL_SEALS = 15 };

/// A file in memory, close-on-exec, for data that a child reads to its end.
static inline int cprocess_memory_file(const char *name) {
  return (int)syscall(SYS_memfd_create, name, CPROCESS_MEMORY_FLAGS);
}

/// Makes a file in memory unchangeable for good, for everybody who has it open.
static inline int cprocess_seal(int descriptor) { return fcntl(descriptor, CPROCESS_ADD_SEALS, CPROCESS_ALL_SEALS); }

/// Whether a descriptor is a file in memory that nobody can change any more. No file of a disk and no pipe is.
static inline int cprocess_is_sealed(int descriptor) {
  return fcntl(descriptor, CPROCESS_GET_SEALS) == CPROCESS_ALL_SEALS;
}

/// Blocks the signals that a supervisor waits for and returns a close-on-exec descriptor that delivers them.
static inline int cprocess_signal_descriptor(void) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGCHLD);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGHUP);
  if (sigprocmask(SIG_BLOCK, &set, NULL) != 0) return -1;
  return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

/// Starts a program in a session of its own that the kernel kills when this process ends.
///
/// Only for a process of one thread, because it forks. All signals get their default disposition and none is masked.
/// `failure` is a close-on-exec descriptor to which the child writes its `errno` where the program cannot be executed.
static inline pid_t cprocess_spawn_bound(const char *program, char *const arguments[], char *const environment[],
                                         int failure) {
  pid_t parent = getpid();
  pid_t pid = fork();
  if (pid != 0) return pid;
  int error = 0;
  if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) error = errno;
  // The parent may have ended before the line above.
  if (getppid() != parent) _exit(127);
  if (error == 0 && setsid() < 0) error = errno;
  for (int number = 1; number < 65; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (error == 0) {
    execve(program, arguments, environment);
    error = errno;
  }
  ssize_t ignored = write(failure, &error, sizeof error);
  (void)ignored;
  _exit(127);
}

#endif
