/* The load on liaisond: connections that each keep one request in flight, for some seconds.
 *
 *   load SOCKET MEMBERS get|contact CONNECTIONS SECONDS
 *
 * MEMBERS is a file of member handles, one a line. Prints one line of name=value pairs; the first
 * answer that is not OK ends the run with its text, for a figure with errors in it is none.
 * In C and with epoll, as redis-benchmark and pgbench are: the client shares the cores. */
#include "bench.h"

#include <sys/epoll.h>

enum { MAX_CONNECTIONS = 4096, REPLY_BYTES = 1 << 18 };

struct connection {
    int fd;
    int greeted;
    uint64_t sent_at;
    size_t length;
    char *reply;
};

static struct connection connections[MAX_CONNECTIONS];
static uint64_t key_count;
static char run_name[17];
static int records_contacts;

static void open_connection(struct connection *c, const char *path) {
    c->fd = connect_to(path);
    if (c->fd < 0) fail("%s: %s", path, strerror(errno));
    c->reply = malloc(REPLY_BYTES);
    if (!c->reply) fail("out of memory");
}

static void send_request(struct connection *c) {
    char line[320];
    const char *member = any_member();
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
    if (!c->greeted) {
        if (!is_greeting(c->reply, c->length))
            fail("not greeted but told: %.*s", (int)c->length, c->reply);
        c->greeted = 1;
        return;
    }
    if (!is_result(c->reply, c->length)) fail("refused: %.*s", (int)c->length, c->reply);
    count_answer((now_ns() - c->sent_at) / 1000);
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
    program = "load";
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
    seed_random();
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
    print_figures((double)(now_ns() - begun) / 1e9);
    return 0;
}
