"""A disk that remembers every write and every flush, in order: what a power cut can leave of it is
then computed, state by state (Tests/LiaisonTestKit/PowerLog.swift).

    disk.py DIRECTORY IMAGE LOG

Mounts a file system (FUSE) with three files on DIRECTORY, and serves it until it is unmounted:

    disk    the disk; a loop device goes on top of it. Begins as IMAGE, which is left as it is.
    marks   each write to it is a mark in the log, at its place among writes and flushes
    faults  each write to it is an order:
            "flush N M" from the Nth flush on M answer EIO, and with each what was written since the
                        flush before is gone
            "write N M" from the Nth write on M answer EIO and change nothing
            "none"      all is well again

LOG gets a record for each: a byte of its kind (W, F, M), the offset (8 bytes) and the length (4 bytes)
of what follows, little-endian. It says "ready" when it is mounted. Root only; Python's own library.
"""

import ctypes
import errno
import os
import stat
import struct
import sys
import time

# The requests that are answered (linux/fuse.h).
LOOKUP, FORGET, GETATTR, SETATTR, OPEN, READ, WRITE, STATFS, RELEASE, FSYNC = (
    1, 2, 3, 4, 14, 15, 16, 17, 18, 20)
FLUSH, INIT, OPENDIR, READDIR, RELEASEDIR, DESTROY, BATCH_FORGET, FALLOCATE = (
    25, 26, 27, 28, 29, 38, 42, 43)
# Bytes of the largest write, and room for its header beside it.
LARGEST = 128 * 1024
BUFFER = LARGEST + 4096
# Writes go past the page cache: a mark has its place in the log before write(2) returns.
DIRECT_IO = 1
# Seconds for which the kernel may keep what it was told about a file.
VALID = 3600
NODES = {b"disk": 2, b"marks": 3, b"faults": 4}
ROOT, DISK, MARKS, FAULTS = 1, 2, 3, 4


class Failed(Exception):
    """The request is answered with this errno."""


class Disk:
    def __init__(self, image, log):
        with open(image, "rb") as file:
            self.bytes = bytearray(file.read())
        self.log = open(log, "wb", buffering=1 << 20)
        # What the writes since the last flush replaced, so that a failed flush can forget them.
        self.replaced = []
        # Of writes and flushes: how many succeed first, and how many fail then.
        self.ordered = {"write": (0, 0), "flush": (0, 0)}
        # Since the last order: the first failure is marked with its time (CLOCK_MONOTONIC, ms).
        self.has_failed = False

    def record(self, kind, offset=0, data=b""):
        self.log.write(struct.pack("<cQI", kind, offset, len(data)))
        self.log.write(data)

    def fails(self, what):
        good, bad = self.ordered[what]
        self.ordered[what] = (good - 1, bad) if good else (0, max(bad - 1, 0))
        is_bad = good == 0 and bad > 0
        if is_bad and not self.has_failed:
            self.has_failed = True
            self.record(b"M", 0, b"failed %d" % (time.monotonic_ns() // 1_000_000))
        return is_bad

    def write(self, offset, data):
        if self.fails("write"):
            raise Failed(errno.EIO)
        self.record(b"W", offset, data)
        self.replaced.append((offset, bytes(self.bytes[offset:offset + len(data)])))
        self.bytes[offset:offset + len(data)] = data

    def flush(self):
        if self.fails("flush"):
            for offset, data in reversed(self.replaced):
                self.record(b"W", offset, data)
                self.bytes[offset:offset + len(data)] = data
            self.replaced = []
            raise Failed(errno.EIO)
        self.record(b"F")
        self.replaced = []

    def order(self, words):
        self.has_failed = False
        self.ordered = {"write": (0, 0), "flush": (0, 0)}
        what, *counts = words.decode().split()
        if what in self.ordered:
            first, count = map(int, counts)
            self.ordered[what] = (first - 1, count)
        elif what != "none":
            raise Failed(errno.EINVAL)


class Server:
    def __init__(self, directory, disk):
        self.disk = disk
        self.fuse = os.open("/dev/fuse", os.O_RDWR)
        options = f"fd={self.fuse},rootmode=40000,user_id=0,group_id=0".encode()
        libc = ctypes.CDLL("libc.so.6", use_errno=True)
        nosuid_nodev = 6
        if libc.mount(b"disk", directory.encode(), b"fuse.disk", nosuid_nodev, options) != 0:
            sys.exit(f"cannot mount: {os.strerror(ctypes.get_errno())}")

    def attributes(self, node):
        size = len(self.disk.bytes) if node == DISK else 0
        mode = stat.S_IFDIR | 0o700 if node == ROOT else stat.S_IFREG | 0o600
        return struct.pack(
            "<QQQQQQIIIIIIIIII", node, size, size // 512, 0, 0, 0, 0, 0, 0, mode, 1, 0, 0, 0, 4096, 0)

    def answer(self, request, node, body):
        """The answer to one request; None where none is wanted."""
        if request == INIT:
            return struct.pack("<IIIIHHIIHHI28x", 7, 31, 0, 0, 16, 12, LARGEST, 1, 0, 0, 0)
        if request in (GETATTR, SETATTR):
            return struct.pack("<QII", VALID, 0, 0) + self.attributes(node)
        if request == LOOKUP:
            found = NODES.get(body.rstrip(b"\0"))
            if found is None:
                raise Failed(errno.ENOENT)
            return struct.pack("<QQQQII", found, 1, VALID, VALID, 0, 0) + self.attributes(found)
        if request in (OPEN, OPENDIR):
            return struct.pack("<QII", 0, DIRECT_IO if request == OPEN else 0, 0)
        if request == READ:
            offset, size = struct.unpack_from("<8xQI", body)
            return bytes(self.disk.bytes[offset:offset + size]) if node == DISK else b""
        if request == WRITE:
            offset, size = struct.unpack_from("<8xQI", body)
            data = bytes(body[40:40 + size])
            if node == DISK:
                self.disk.write(offset, data)
            elif node == MARKS:
                self.disk.record(b"M", 0, data)
            else:
                self.disk.order(data)
            return struct.pack("<II", size, 0)
        if request == FSYNC:
            self.disk.flush()
            return b""
        if request == STATFS:
            blocks = len(self.disk.bytes) // 4096
            return struct.pack("<QQQQQIIII24x", blocks, 0, 0, 4, 0, 4096, 255, 4096, 0)
        if request in (READDIR, RELEASE, FLUSH, RELEASEDIR, DESTROY):
            return b""
        if request in (FORGET, BATCH_FORGET):
            return None
        # What a loop device asks to be zeroed it then writes itself.
        raise Failed(errno.EOPNOTSUPP if request == FALLOCATE else errno.ENOSYS)

    def serve(self):
        while True:
            try:
                message = os.read(self.fuse, BUFFER)
            except OSError as error:
                if error.errno in (errno.EINTR, errno.ENOENT):
                    continue
                break  # unmounted
            request, unique, node = struct.unpack_from("<4xIQQ", message)
            code, data = 0, b""
            try:
                data = self.answer(request, node, message[40:])
            except Failed as failure:
                code = failure.args[0]
            if data is None:
                continue
            try:
                os.write(self.fuse, struct.pack("<IiQ", 16 + len(data), -code, unique) + data)
            except OSError:
                pass  # whoever asked is gone
        self.disk.log.close()


if __name__ == "__main__":
    directory, image, log = sys.argv[1:]
    server = Server(directory, Disk(image, log))
    print("ready", flush=True)
    server.serve()
