/* What the programs that load liaisond share: the clock, figures, members and connections. Each of
 * them is one file of its own that includes this one. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static const char *program; /* for what goes wrong */

/* Microseconds with 1/32 of precision up to about a minute: exact below 32, then 32 steps to
 * every power of two. */
enum { STEPS = 32, BUCKETS = 26 * STEPS };
static uint64_t histogram[BUCKETS];

static char (*members)[32];
static size_t member_count;
static uint64_t answers, longest;
static _Thread_local uint64_t random_state;

static void fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "%s: ", program);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(1);
}

static uint64_t now_ns(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static void seed_random(void) {
    if (getrandom(&random_state, sizeof random_state, 0) != sizeof random_state) fail("no random");
    random_state |= 1;
}

static uint64_t next_random(void) { /* xorshift64* */
    random_state ^= random_state >> 12;
    random_state ^= random_state << 25;
    random_state ^= random_state >> 27;
    return random_state * 2685821657736338717u;
}

static size_t bucket_of(uint64_t microseconds) {
    if (microseconds < STEPS) return (size_t)microseconds;
    unsigned power = 63u - (unsigned)__builtin_clzll(microseconds);
    size_t bucket = (size_t)(power - 4) * STEPS + ((microseconds >> (power - 5)) & (STEPS - 1));
    return bucket < BUCKETS ? bucket : BUCKETS - 1;
}

static uint64_t value_of(size_t bucket) {
    if (bucket < STEPS) return bucket;
    unsigned power = (unsigned)(bucket / STEPS) + 4;
    return (1ull << power) + ((uint64_t)(bucket % STEPS) << (power - 5));
}

static void count_answer(uint64_t microseconds) {
    histogram[bucket_of(microseconds)]++;
    if (microseconds > longest) longest = microseconds;
    answers++;
}

static uint64_t percentile(double share) {
    uint64_t wanted = (uint64_t)((double)answers * share), seen = 0;
    for (size_t bucket = 0; bucket < BUCKETS; bucket++) {
        seen += histogram[bucket];
        if (seen > wanted) return value_of(bucket);
    }
    return longest;
}

static void read_members(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) fail("%s: %s", path, strerror(errno));
    size_t room = 0;
    char line[64];
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = 0;
        if (!*line || strlen(line) >= sizeof *members) fail("%s: not a handle: %s", path, line);
        if (member_count == room) {
            room = room ? room * 2 : 1024;
            members = realloc(members, room * sizeof *members);
            if (!members) fail("out of memory");
        }
        strcpy(members[member_count++], line);
    }
    fclose(file);
    if (!member_count) fail("%s: no members", path);
}

static const char *any_member(void) { return members[next_random() % member_count]; }

/* A connection's descriptor, or -1 with errno. */
static int connect_to(const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) fail("the socket's path is too long: %s", path);
    strcpy(address.sun_path, path);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof address) == 0) return fd;
    int why = errno;
    close(fd);
    errno = why;
    return -1;
}

static int is_greeting(const char *line, size_t length) {
    static const char greeting[] = "\"liaison.hello\"";
    return memmem(line, length, greeting, sizeof greeting - 1) != NULL;
}

/* Every request of these programs has the id 1. */
static int is_result(const char *line, size_t length) {
    static const char ok[] = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":";
    return length >= sizeof ok && memcmp(line, ok, sizeof ok - 1) == 0;
}

static void print_figures(double seconds) {
    printf("ok=%llu rate=%.1f p50_us=%llu p99_us=%llu max_us=%llu\n", (unsigned long long)answers,
           (double)answers / seconds, (unsigned long long)percentile(0.50),
           (unsigned long long)percentile(0.99), (unsigned long long)longest);
}
