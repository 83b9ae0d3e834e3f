/* The load on liaisond: connections that each keep one request in flight, for some seconds.
 *
 *   load SOCKET MEMBERS get|contact CONNECTIONS SECONDS
 *
 * MEMBERS is a file of member handles, one a line. Prints one line of name=value pairs; the first
 * answer that is not OK ends the run with its text, for a figure with errors in it is none.
 * In C and with epoll, as redis-benchmark and pgbench are: the client shares the cores. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { MAX_CONNECTIONS = 4096, REPLY_BYTES = 1 << 18 };

struct connection {
    int fd;
    int greeted;
    uint64_t sent_at;
    size_t length;
    char *reply;
};

/* Microseconds with 1/32 of precision up to about a minute: exact below 32, then 32 steps to
 * every power of two. */
enum { STEPS = 32, BUCKETS = 26 * STEPS };
static uint64_t histogram[BUCKETS];

static char (*members)[32];
static size_t member_count;
static struct connection connections[MAX_CONNECTIONS];
static uint64_t random_state, key_count, answers, longest;
static char run_name[17];
static int records_contacts;

static void fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("load: ", stderr);
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

static void open_connection(struct connection *c, const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) fail("the socket's path is too long: %s", path);
    strcpy(address.sun_path, path);
    c->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    c->reply = malloc(REPLY_BYTES);
    if (c->fd < 0 || !c->reply) fail("no connection: %s", strerror(errno));
    if (connect(c->fd, (struct sockaddr *)&address, sizeof address) < 0)
        fail("%s: %s", path, strerror(errno));
}

static void send_request(struct connection *c) {
    char line[320];
    const char *member = members[next_random() % member_count];
    int length;
    if (records_contacts) /* without "on" it happened today */
        length = snprintf(line, sizeof line,
                          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"contact.record\",\"params\":"
                          "{\"member\":\"%s\",\"by\":\"phone\",\"meta\":{\"key\":\"%s-%llu\"}}}\n",
                          member, run_name, (unsigned long long)key_count++);
    else
        length = snprintf(line, sizeof line,
                          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"member.get\",\"params\":"
                          "{\"member\":\"%s\"}}\n",
                          member);
    c->length = 0;
    c->sent_at = now_ns();
    /* A line of some 200 bytes fits the socket's buffer, which is empty: one request in flight. */
    if (send(c->fd, line, (size_t)length, MSG_NOSIGNAL) != length)
        fail("a request could not be sent: %s", strerror(errno));
}

/* Takes one complete line: the greeting, then answers. */
static void take_line(struct connection *c) {
    static const char greeting[] = "\"liaison.hello\"", ok[] = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":";
    if (!c->greeted) {
        if (!memmem(c->reply, c->length, greeting, sizeof greeting - 1))
            fail("not greeted but told: %.*s", (int)c->length, c->reply);
        c->greeted = 1;
        return;
    }
    if (c->length < sizeof ok || memcmp(c->reply, ok, sizeof ok - 1) != 0)
        fail("refused: %.*s", (int)c->length, c->reply);
    uint64_t microseconds = (now_ns() - c->sent_at) / 1000;
    histogram[bucket_of(microseconds)]++;
    if (microseconds > longest) longest = microseconds;
    answers++;
}

/* Reads what is there; true when that completes a line. */
static int receive(struct connection *c) {
    ssize_t count = recv(c->fd, c->reply + c->length, REPLY_BYTES - c->length, MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return 0;
    if (count <= 0) fail("the connection ended: %s", count ? strerror(errno) : "end of file");
    c->length += (size_t)count;
    if (c->reply[c->length - 1] == '\n') return 1;
    if (c->length == REPLY_BYTES) fail("an answer longer than %d bytes", REPLY_BYTES);
    return 0;
}

int main(int argc, char **argv) {
    if (argc != 6) {
        fputs("usage: load SOCKET MEMBERS get|contact CONNECTIONS SECONDS\n", stderr);
        return 64;
    }
    records_contacts = strcmp(argv[3], "contact") == 0;
    if (!records_contacts && strcmp(argv[3], "get") != 0) fail("no such load: %s", argv[3]);
    int count = atoi(argv[4]);
    double seconds = atof(argv[5]);
    if (count < 1 || count > MAX_CONNECTIONS || seconds <= 0) fail("out of range");
    read_members(argv[2]);
    /* Every run has keys of its own: a key used before would be answered and not done. */
    if (getrandom(&random_state, sizeof random_state, 0) != sizeof random_state) fail("no random");
    random_state |= 1;
    snprintf(run_name, sizeof run_name, "%016llx", (unsigned long long)next_random());

    int poll = epoll_create1(EPOLL_CLOEXEC);
    for (int i = 0; i < count; i++) {
        open_connection(&connections[i], argv[1]);
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &connections[i]};
        if (epoll_ctl(poll, EPOLL_CTL_ADD, connections[i].fd, &event) < 0) fail("epoll");
    }
    /* The clock starts when the last one is greeted: connecting is not what is measured. */
    struct epoll_event ready[256];
    for (int greeted = 0; greeted < count;) {
        int many = epoll_wait(poll, ready, 256, 10000);
        if (many == 0) fail("no greeting within 10 s");
        for (int i = 0; i < many; i++) {
            struct connection *c = ready[i].data.ptr;
            if (receive(c)) take_line(c), greeted++;
        }
    }
    uint64_t begun = now_ns(), end = begun + (uint64_t)(seconds * 1e9);
    for (int i = 0; i < count; i++) send_request(&connections[i]);
    for (int in_flight = count; in_flight > 0;) {
        int many = epoll_wait(poll, ready, 256, 10000);
        if (many == 0) fail("no answer within 10 s, %d in flight", in_flight);
        for (int i = 0; i < many; i++) {
            struct connection *c = ready[i].data.ptr;
            if (!receive(c)) continue;
            take_line(c);
            if (now_ns() < end) send_request(c); else in_flight--;
        }
    }
    double taken = (double)(now_ns() - begun) / 1e9;
    printf("ok=%llu rate=%.1f p50_us=%llu p99_us=%llu max_us=%llu\n", (unsigned long long)answers,
           (double)answers / taken, (unsigned long long)percentile(0.50),
           (unsigned long long)percentile(0.99), (unsigned long long)longest);
    return 0;
}
