#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

int clinux_timerfd_create(void) {
    return timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
}

int clinux_timerfd_arm(int descriptor, int64_t milliseconds) {
    // A time of zero would disarm.
    if (milliseconds < 1) milliseconds = 1;
    struct itimerspec when = {
        .it_value = { .tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000 },
    };
    int flags = TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET;
    return timerfd_settime(descriptor, flags, &when, NULL) == 0 ? 0 : errno;
}

int64_t clinux_timerfd_read(int descriptor) {
    uint64_t count = 0;
    ssize_t got = read(descriptor, &count, sizeof count);
    if (got == (ssize_t)sizeof count) return (int64_t)count;
    if (got == 0) return 0;
    return errno == EAGAIN ? 0 : -(int64_t)errno;
}

int clinux_peer_credentials(int descriptor, pid_t *pid, uid_t *uid, gid_t *gid) {
    struct ucred peer;
    socklen_t length = sizeof peer;
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0) return errno;
    *pid = peer.pid;
    *uid = peer.uid;
    *gid = peer.gid;
    return 0;
}

int clinux_peer_groups(int descriptor, gid_t *groups, int capacity) {
    socklen_t length = (socklen_t)(sizeof(gid_t) * (size_t)capacity);
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERGROUPS, groups, &length) != 0) return -errno;
    return (int)(length / sizeof(gid_t));
}

pid_t clinux_thread_id(void) { return gettid(); }

int64_t clinux_file_system_type(const char *path) {
    struct statfs facts;
    // Some architectures have a signed type for it.
    return statfs(path, &facts) == 0 ? (int64_t)(uint32_t)facts.f_type : -1;
}

int clinux_clock_is_synchronised(void) {
    struct timex state = {.modes = 0};
    int answer = adjtimex(&state);
    if (answer < 0) return -1;
    return answer != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
}
