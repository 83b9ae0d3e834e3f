/* A clock that is set, without setting one: with this before it (LD_PRELOAD) a program's first timer that
 * asks to be told is cancelled as timerfd_create(2) says, while it is armed (CANCELLED=settime) or when it
 * is read (CANCELLED=read; it expires at once then). */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timerfd.h>
#include <unistd.h>

static int timer = -1;
static int is_done = 0;

static int is_asked(const char *place) {
    const char *asked = getenv("CANCELLED");
    return asked != NULL && strcmp(asked, place) == 0;
}

int timerfd_settime(int fd, int flags, const struct itimerspec *when, struct itimerspec *old) {
    int (*settime)(int, int, const struct itimerspec *, struct itimerspec *) =
        (int (*)(int, int, const struct itimerspec *, struct itimerspec *))dlsym(
            RTLD_NEXT, "timerfd_settime");
    struct itimerspec at_once = {.it_value = {.tv_sec = 1}};
    /* Others, libdispatch's, do not ask for it. */
    if (!(flags & TFD_TIMER_CANCEL_ON_SET) || timer >= 0) return settime(fd, flags, when, old);
    timer = fd;
    if (is_asked("read")) return settime(fd, flags, &at_once, old);
    if (!is_asked("settime")) return settime(fd, flags, when, old);
    is_done = 1;
    /* It is armed all the same. */
    settime(fd, flags, when, old);
    errno = ECANCELED;
    return -1;
}

ssize_t read(int fd, void *bytes, size_t count) {
    ssize_t (*take)(int, void *, size_t) =
        (ssize_t (*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
    ssize_t got = take(fd, bytes, count);
    if (!is_done && fd == timer && is_asked("read")) {
        is_done = 1;
        errno = ECANCELED;
        return -1;
    }
    return got;
}
