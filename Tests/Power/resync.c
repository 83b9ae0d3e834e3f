/* The control of failed syncs: with this before it (LD_PRELOAD) a program asks for a sync once more
 * when it fails, and believes the second answer (fsyncgate). */

#define _GNU_SOURCE
#include <dlfcn.h>

static int again(const char *name, int descriptor) {
    int (*sync)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    return sync(descriptor) == 0 ? 0 : sync(descriptor);
}

int fsync(int descriptor) { return again("fsync", descriptor); }
int fdatasync(int descriptor) { return again("fdatasync", descriptor); }
