#!/usr/bin/env python3
"""Measurements that a shell is too slow for. Each prints one line of name=value pairs.

    measure.py start NOTIFY TIMES term|kill [--load COMMAND] -- DAEMON...  start to READY, ms
    measure.py answer SOCKET TIMES REQUEST ANSWER -- PROGRAM...            start to its answer, ms
    measure.py spawn TIMES USER -- COMMAND... -- COMMAND...                start to end of each, ms
    measure.py memory PID                                                  of a process, KiB
    measure.py sync DIRECTORY                                              one 4 KiB write synced, us
"""

import os
import pwd
import shlex
import signal
import socket
import statistics
import subprocess
import sys
import time

PATIENCE_SECONDS = 30
LOAD_SECONDS = 0.5  # of writing before a kill, so that the next start has a log to recover


def milliseconds_since(begun):
    return (time.perf_counter() - begun) * 1000


def spread(prefix, values):
    return f"{prefix}median={statistics.median(values):.2f} {prefix}max={max(values):.2f}"


def wait_until_ready(notify, child):
    """Waits for READY=1 as the service manager does (sd_notify(3))."""
    while b"READY=1" not in notify.recv(4096).split(b"\n"):
        if os.waitpid(child, os.WNOHANG)[0]:
            sys.exit("measure.py: the daemon ended instead of getting ready")


def start(path, times, how, load, command):
    notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    notify.bind(path)
    notify.settimeout(PATIENCE_SECONDS)
    environment = {**os.environ, "NOTIFY_SOCKET": path}
    taken = []
    # The first start only brings files into the cache and is not counted.
    for _ in range(times + 1):
        begun = time.perf_counter()
        child = os.posix_spawn(command[0], command, environment)
        try:
            wait_until_ready(notify, child)
            taken.append(milliseconds_since(begun))
            if load:
                writer = subprocess.Popen(load, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(LOAD_SECONDS)
                if writer.poll() is not None:
                    sys.exit("measure.py: the load ended before the kill")
        finally:
            os.kill(child, signal.SIGKILL if how == "kill" else signal.SIGTERM)
            os.waitpid(child, 0)
        if load:
            writer.wait()
        drain(notify)
    print(spread("", taken[1:]), f"times={times}")


def drain(notify):
    """Drops what a daemon said on its way down."""
    notify.setblocking(False)
    try:
        while notify.recv(4096):
            pass
    except BlockingIOError:
        notify.settimeout(PATIENCE_SECONDS)


def ask(path, request, wanted):
    """Whether it answers so; the neighbours say something else while they load."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
        asking.settimeout(PATIENCE_SECONDS)
        try:
            asking.connect(path)
            asking.sendall(request)
            return asking.recv(len(wanted)) == wanted
        except OSError:
            return False


def answer(path, times, request, wanted, command):
    """As start, for a program that tells no service manager: it is asked every millisecond."""
    request, wanted = (text.encode().decode("unicode_escape").encode("latin-1")
                       for text in (request, wanted))
    taken = []
    for _ in range(times + 1):
        begun = time.perf_counter()
        child = os.posix_spawn(command[0], command, os.environ)
        try:
            while not ask(path, request, wanted):
                if os.waitpid(child, os.WNOHANG)[0]:
                    sys.exit("measure.py: the program ended instead of answering")
                if milliseconds_since(begun) > PATIENCE_SECONDS * 1000:
                    sys.exit("measure.py: the program does not answer")
                time.sleep(0.001)
            taken.append(milliseconds_since(begun))
        finally:
            os.kill(child, signal.SIGTERM)
            os.waitpid(child, 0)
    print(spread("", taken[1:]), f"times={times}")


def spawn(times, user, commands):
    """Runs the commands in turn, so that what else the machine does hits them alike."""
    if os.getuid() == 0:
        account = pwd.getpwnam(user)
        os.setgroups([])
        os.setgid(account.pw_gid)
        os.setuid(account.pw_uid)
    null = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, null, 1)]
    taken = [[] for _ in commands]
    for _ in range(times + 1):
        for command, values in zip(commands, taken):
            begun = time.perf_counter()
            child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
            _, status = os.waitpid(child, 0)
            values.append(milliseconds_since(begun))
            if status:
                sys.exit(f"measure.py: {command[0]} ended with status {status}")
    print(*(spread(f"{i}_", values[1:]) for i, values in enumerate(taken)), f"times={times}")


def memory(pid):
    """What it holds now, and the most it has held."""
    fields = {}
    for name in ("smaps_rollup", "status"):
        with open(f"/proc/{pid}/{name}", encoding="ascii") as file:
            for line in file:
                key, _, rest = line.partition(":")
                fields[key] = rest.split()[0] if rest.split() else ""
    print(f"rss={fields['Rss']} pss={fields['Pss']} anonymous={fields['Anonymous']} "
          f"peak={fields['VmHWM']}")


def sync(directory):
    """Both ways of writing: a log that grows also has its new length to write."""
    path = os.path.join(directory, "sync-probe")
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)
    taken = {"append_": [], "over_": []}
    for prefix, values in taken.items():
        os.lseek(descriptor, 0, os.SEEK_SET)
        for _ in range(200):
            begun = time.perf_counter()
            os.write(descriptor, b"x" * 4096)
            os.fdatasync(descriptor)
            values.append(milliseconds_since(begun) * 1000)
    os.close(descriptor)
    os.unlink(path)
    print(*(spread(prefix, values) for prefix, values in taken.items()))


def split(words, mark="--"):
    parts = [[]]
    for word in words:
        if word == mark:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def main():
    match split(sys.argv[1:]):
        case [["start", path, times, how], command] if how in ("term", "kill"):
            start(path, int(times), how, None, command)
        case [["start", path, times, "kill", "--load", load], command]:
            start(path, int(times), "kill", shlex.split(load), command)
        case [["answer", path, times, request, wanted], command]:
            answer(path, int(times), request, wanted, command)
        case [["spawn", times, user], *commands] if commands:
            spawn(int(times), user, commands)
        case [["memory", pid]]:
            memory(int(pid))
        case [["sync", directory]]:
            sync(directory)
        case _:
            sys.exit(__doc__)


main()
