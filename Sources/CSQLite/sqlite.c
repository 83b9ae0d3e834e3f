#include "CSQLite.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

int csqlite_without_memory_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

int csqlite_code(sqlite3 *connection) {
    int code = sqlite3_extended_errcode(connection);
    int cause = sqlite3_system_errno(connection);
    if (code == SQLITE_IOERR_WRITE && (cause == ENOSPC || cause == EDQUOT || cause == EFBIG))
        return SQLITE_FULL;
    return code;
}

int csqlite_forget(const char *path) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    int result = fsync(file);
    // Advice: where it is not taken, in memory, there is no disk that says something else.
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    close(file);
    return result;
}

int csqlite_is_unsynced(int code) {
    switch (code) {
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_DIR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
        return 1;
    default:
        return 0;
    }
}

static int checkpoint(void *pages, sqlite3 *connection, const char *database, int frames) {
    if (frames < (intptr_t)pages) return SQLITE_OK;
    // What a reader holds back or a full disk has no room for, the next one moves.
    int code = sqlite3_wal_checkpoint_v2(
        connection, database, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    if (code == SQLITE_OK) return SQLITE_OK;
    code = csqlite_code(connection);
    return csqlite_is_unsynced(code) ? code : SQLITE_OK;
}

void csqlite_checkpoint_every(sqlite3 *connection, int pages) {
    sqlite3_wal_hook(connection, checkpoint, (void *)(intptr_t)pages);
}
