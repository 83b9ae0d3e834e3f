/* The control of the power cuts: with this before it (LD_PRELOAD) a program believes that everything
 * it syncs is on the disk, and nothing is. */

int fsync(int descriptor) { return (void)descriptor, 0; }
int fdatasync(int descriptor) { return (void)descriptor, 0; }
