#ifndef INFRATRACK_CLIBGIT2_SHIM_H
#define INFRATRACK_CLIBGIT2_SHIM_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <git2.h>
#include <git2/sys/commit.h>
#include <git2/sys/repository.h>
#include <spawn.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/syscall.h>
#endif

/* Variadic functions can't be called from Swift: one fixed form of each that is used. */

static inline int shim_set_search_path(int level, const char *path) {
  return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path);
}

static inline int shim_set_extensions(const char **names, size_t count) {
  return git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, names, count);
}

static inline int shim_set_owner_validation(int enabled) {
  return git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, enabled);
}

/* System calls that the C library hides behind feature macros or has under several names. */

static inline const char *shim_entry_name(const struct dirent *entry) { return entry->d_name; }

/* Opens a path without following a symbolic link in any component.
   Fails with ENOSYS or EPERM where the system can't do that in one call. */
static inline int shim_open_beneath(int folder, const char *path, int flags, unsigned int mode) {
#if defined(__linux__)
  struct {
    uint64_t flags, mode, resolve;
  } how = {(uint64_t)(unsigned int)flags, mode, 0x04 /* RESOLVE_NO_SYMLINKS */};
  return (int)syscall(437 /* openat2 */, folder, path, &how, sizeof how);
#elif defined(__APPLE__) && defined(O_NOFOLLOW_ANY)
  return openat(folder, path, flags | O_NOFOLLOW_ANY, mode);
#else
  errno = ENOSYS;
  return -1;
#endif
}

/* Looks at an open file. glibc makes that a look at an empty path, which costs twice as much;
   on x86-64 its `struct stat` is the kernel's own. */
static inline int shim_status(int file, struct stat *status) {
#if defined(__linux__) && defined(__x86_64__) && defined(__GLIBC__)
  return (int)syscall(SYS_fstat, file, status);
#else
  return fstat(file, status);
#endif
}

/* Brings everything written to the file system of an open file to the disk. */
static inline int shim_synchronize(int file) {
#if defined(__linux__)
  extern int syncfs(int);
  return syncfs(file);
#elif defined(F_FULLFSYNC)
  return fcntl(file, F_FULLFSYNC);
#else
  return fsync(file);
#endif
}

static inline int shim_spawn_directory(posix_spawn_file_actions_t *actions, const char *path) {
  extern int posix_spawn_file_actions_addchdir_np(
      posix_spawn_file_actions_t *, const char *);
  return posix_spawn_file_actions_addchdir_np(actions, path);
}

#endif
