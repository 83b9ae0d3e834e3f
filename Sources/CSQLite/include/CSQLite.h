#ifndef CSQLITE_H
#define CSQLITE_H

// SQLite's own interface for the one file that steps statements, with the one call of it that
// Swift cannot make: sqlite3_config takes variable arguments.

#include <sqlite3.h>

/// Switches off SQLite's memory statistics, which nobody here reads: with them every allocation of
/// every connection takes one global mutex (malloc.html, 3.1). Before the first connection; returns
/// SQLITE_MISUSE when SQLite is already in use.
int csqlite_without_memory_statistics(void);

#endif
