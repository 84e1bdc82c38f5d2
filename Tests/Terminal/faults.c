// Makes one system call on files under a folder fail, fall short, or be the last thing the process does.
// Preloaded by test_crash.py: FAULT_DIR, FAULT_CALL (open write fsync rename unlink), FAULT_AT (the how manieth, from 1),
// FAULT_HOW (an error number, "short", "kill-before", "kill-after"); FAULT_LOG gets a line for each call.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static char watched_descriptor[1024];

static const char *setting(const char *name) {
  const char *value = getenv(name);
  return value ? value : "";
}

static int is_watched(const char *path) {
  const char *folder = setting("FAULT_DIR");
  return folder[0] && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_watched_descriptor(int fd) { return fd >= 0 && fd < 1024 && watched_descriptor[fd]; }

static void die(void) {
  kill(getpid(), SIGKILL);
  pause();
}

/// Whether this call is the one; it is counted and logged, and the process ends here if it is to end before it.
static int is_chosen(const char *call) {
  static int count;
  const char *log = setting("FAULT_LOG");
  if (log[0]) {
    int fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    char line[32];
    syscall(SYS_write, fd, line, snprintf(line, sizeof line, "%s\n", call));
    syscall(SYS_close, fd);
  }
  if (strcmp(setting("FAULT_CALL"), call) != 0 || __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED) != atoi(setting("FAULT_AT"))) return 0;
  if (strcmp(setting("FAULT_HOW"), "kill-before") == 0) die();
  return 1;
}

/// What becomes of a chosen call that is to fail: -1 with the error number; 0 when it is to be done after all.
static int failure(int chosen) {
  int number = atoi(setting("FAULT_HOW"));
  if (!chosen || number == 0) return 0;
  errno = number;
  return -1;
}

static long done(long result, int chosen) {
  if (chosen && strcmp(setting("FAULT_HOW"), "kill-after") == 0) die();
  return result;
}

static int open_file(const char *path, int flags, mode_t mode) {
  int writes = is_watched(path) && (flags & (O_WRONLY | O_RDWR | O_CREAT));
  int chosen = writes && is_chosen("open");
  if (failure(chosen)) return -1;
  int fd = syscall(SYS_openat, AT_FDCWD, path, flags, mode);
  if (fd >= 0 && fd < 1024) watched_descriptor[fd] = is_watched(path);
  return done(fd, chosen);
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_file(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_file(path, flags, mode);
}

ssize_t write(int fd, const void *bytes, size_t count) {
  int chosen = is_watched_descriptor(fd) && is_chosen("write");
  if (failure(chosen)) return -1;
  if (chosen && strcmp(setting("FAULT_HOW"), "short") == 0 && count > 1) count /= 2;
  return done(syscall(SYS_write, fd, bytes, count), chosen);
}

int fsync(int fd) {
  int chosen = is_watched_descriptor(fd) && is_chosen("fsync");
  if (failure(chosen)) return -1;
  return done(syscall(SYS_fsync, fd), chosen);
}

int fdatasync(int fd) {
  int chosen = is_watched_descriptor(fd) && is_chosen("fsync");
  if (failure(chosen)) return -1;
  return done(syscall(SYS_fdatasync, fd), chosen);
}

int rename(const char *from, const char *to) {
  int chosen = is_watched(to) && is_chosen("rename");
  if (failure(chosen)) return -1;
  return done(syscall(SYS_rename, from, to), chosen);
}

int unlink(const char *path) {
  int chosen = is_watched(path) && is_chosen("unlink");
  if (failure(chosen)) return -1;
  return done(syscall(SYS_unlink, path), chosen);
}

int close(int fd) {
  if (fd >= 0 && fd < 1024) watched_descriptor[fd] = 0;
  return syscall(SYS_close, fd);
}
