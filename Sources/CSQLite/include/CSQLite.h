#ifndef CSQLITE_H
#define CSQLITE_H

// SQLite's own interface for the one file that steps statements, with what of it Swift cannot do:
// sqlite3_config takes variable arguments, and a hook is a function of C.

#include <sqlite3.h>

/// Switches off SQLite's memory statistics, which nobody here reads: with them every allocation of
/// every connection takes one global mutex (malloc.html, 3.1). Before the first connection; returns
/// SQLITE_MISUSE when SQLite is already in use.
int csqlite_without_memory_statistics(void);

/// Moves the write-ahead log into the file whenever it has this many pages, after the commit that
/// made them so many, as sqlite3_wal_autocheckpoint does. That one passes over a failed write or sync
/// in silence; here the commit's statement says so, though the commit itself is on the disk.
void csqlite_checkpoint_every(sqlite3 *connection, int pages);

/// The extended code of the last error: SQLITE_FULL also where no byte could be written because a
/// quota is used up or a file may not be longer, which SQLite calls an I/O error.
int csqlite_code(sqlite3 *connection);

/// Writes out a file that nobody has open yet and has the kernel forget what it keeps of it, so that
/// whoever reads it next reads the disk; 0, or -1 when the disk does not take it. A file that is not
/// there, or cannot be opened, is left to whoever opens it.
int csqlite_forget(const char *path);

/// Whether after this extended code nobody knows what the disk has: a write or a sync was not taken.
int csqlite_is_unsynced(int code);

#endif
