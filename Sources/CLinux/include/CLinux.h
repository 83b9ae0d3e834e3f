#ifndef CLINUX_H
#define CLINUX_H

// What Swift's Glibc module lacks: timerfd, struct ucred, SO_PEERGROUPS, gettid, statfs, adjtimex.

#include <stdint.h>
#include <sys/types.h>

/// A timerfd on CLOCK_REALTIME, non-blocking, close-on-exec; -1 and errno on failure.
int clinux_timerfd_create(void);

/// Arms for an absolute time in milliseconds since 1970, with TFD_TIMER_CANCEL_ON_SET. Returns 0,
/// or the errno; ECANCELED means that the clock was set meanwhile, and that the timer is armed all
/// the same (timerfd_create(2), NOTES).
int clinux_timerfd_arm(int descriptor, int64_t milliseconds);

/// Reads expirations. Returns their number, 0 when there was none, or the negative errno;
/// -ECANCELED means that the clock was set.
int64_t clinux_timerfd_read(int descriptor);

/// SO_PEERCRED. Returns 0 or the errno.
int clinux_peer_credentials(int descriptor, pid_t *pid, uid_t *uid, gid_t *gid);

/// SO_PEERGROUPS: the supplementary groups, at most `capacity`. Returns their number, or the
/// negative errno; -ERANGE when there are more.
int clinux_peer_groups(int descriptor, gid_t *groups, int capacity);

/// The number of this thread in the kernel (gettid(2)).
pid_t clinux_thread_id(void);

/// The type of the file system that a path is on (statfs(2), f_type); -1 when it cannot be asked.
int64_t clinux_file_system_type(const char *path);

/// Whether something keeps the clock (adjtimex(2), which here only reads): 1, 0, or -1 when it cannot
/// be asked.
int clinux_clock_is_synchronised(void);

#endif
