/* Lets the n-th system call that changes a file fail, or the process be killed just there.

Loaded before the C library (LD_PRELOAD); nothing happens until fault_arm() is called. A write is cut in half before the
process is killed, as when the power goes. Only calls on regular files and their names count. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

static long calls, failing;
static int fault, lasting, armed;

/* nth: which call fails, 0 for none. error: an errno, or 0 to be killed. keeps_on: whether all later ones fail, too. */
void fault_arm(long nth, int error, int keeps_on) {
    calls = 0, failing = nth, fault = error, lasting = keeps_on, armed = 1;
}

long fault_calls(void) {
    armed = 0;
    return calls;
}

static int due(void) {
    if (!armed) return 0;
    calls++;
    return failing && (calls == failing || (lasting && calls > failing));
}

static int is_file(int file) {
    struct stat about;
    return armed && fstat(file, &about) == 0 && S_ISREG(about.st_mode);
}

static int fails(void) {
    if (!fault) kill(getpid(), SIGKILL);
    errno = fault;
    return -1;
}

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

#define OPEN(name)                                                                                                     \
    int name(const char *path, int flags, ...) {                                                                       \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;                                      \
        va_end(rest);                                                                                                  \
        if (flags & (O_CREAT | __O_TMPFILE) && due()) return fails();                                                  \
        return REAL(int, name, const char *, int, ...)(path, flags, mode);                                             \
    }
OPEN(open)
OPEN(open64)

#define WRITE(name, declared, passed, length, ...)                                                                     \
    ssize_t name declared {                                                                                            \
        if (is_file(file) && due()) {                                                                                  \
            if (!fault) length /= 2, REAL(ssize_t, name, __VA_ARGS__) passed;                                          \
            return fails();                                                                                            \
        }                                                                                                              \
        return REAL(ssize_t, name, __VA_ARGS__) passed;                                                                \
    }
WRITE(write, (int file, const void *bytes, size_t count), (file, bytes, count), count, int, const void *, size_t)
WRITE(pwrite, (int file, const void *bytes, size_t count, off_t at), (file, bytes, count, at), count, int, const void *,
      size_t, off_t)
WRITE(pwrite64, (int file, const void *bytes, size_t count, off64_t at), (file, bytes, count, at), count, int,
      const void *, size_t, off64_t)

#define CALL(name, declared, passed, ...)                                                                              \
    int name declared { return due() ? fails() : REAL(int, name, __VA_ARGS__) passed; }
CALL(fsync, (int file), (file), int)
CALL(fdatasync, (int file), (file), int)
CALL(ftruncate, (int file, off_t length), (file, length), int, off_t)
CALL(ftruncate64, (int file, off64_t length), (file, length), int, off64_t)
CALL(rename, (const char *from, const char *to), (from, to), const char *, const char *)
CALL(link, (const char *from, const char *to), (from, to), const char *, const char *)
CALL(linkat, (int a, const char *from, int b, const char *to, int flags), (a, from, b, to, flags), int, const char *,
     int, const char *, int)
CALL(unlink, (const char *path), (path), const char *)
CALL(unlinkat, (int folder, const char *path, int flags), (folder, path, flags), int, const char *, int)
CALL(mkdir, (const char *path, mode_t mode), (path, mode), const char *, mode_t)
CALL(rmdir, (const char *path), (path), const char *)
