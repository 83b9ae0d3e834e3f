/* A crowd at liaisond's socket, a thread for each client, for some seconds.
 *
 *   crowd SOCKET MEMBERS behaving|hostile CLIENTS SECONDS
 *
 * Those who behave ask at the pace of people and scripts, one request at a time, and wait for the
 * answer; the first answer that is not OK, or does not come within 10 s, ends the run with its text.
 * The hostile ones do what a client should not, one thing after the other. Prints one line of
 * name=value pairs. In C, and two programs, so that what is measured is the daemon. */
#include "bench.h"

#include <poll.h>
#include <pthread.h>

enum {
    MAX_CLIENTS = 1024,
    REPLY_BYTES = 1 << 18,
    PATIENCE_MS = 10000,
    PAUSE_MS = 40,    /* at most, after an answer or an attack */
    HOLD_MS = 12000,  /* at most, while one holds a connection: longer than the daemon lets him */
    GIVE_UP_MS = 1000 /* after which who floods believes that nobody reads */
};

static const char *socket_path;
static uint64_t end_ns, attacks;
static char run_name[17];
static pthread_mutex_t book = PTHREAD_MUTEX_INITIALIZER;
static pthread_barrier_t greeted;

static int is_over(void) { return now_ns() >= end_ns; }
static int up_to(int most) { return (int)(next_random() % (uint64_t)(most + 1)); }
static void pause_ms(int milliseconds) { poll(NULL, 0, milliseconds); }

/* --- Those who behave ------------------------------------------------------------------------ */

/* Reads to the end of a line, which is all there is: one request in flight. */
static size_t read_line(int fd, char *reply) {
    size_t length = 0;
    while (length == 0 || reply[length - 1] != '\n') {
        struct pollfd ready = {.fd = fd, .events = POLLIN};
        if (poll(&ready, 1, PATIENCE_MS) == 0) fail("no answer within %d ms", PATIENCE_MS);
        ssize_t count = recv(fd, reply + length, REPLY_BYTES - length, 0);
        if (count <= 0) fail("the connection ended: %s", count ? strerror(errno) : "end of file");
        length += (size_t)count;
        if (length == REPLY_BYTES) fail("an answer longer than %d bytes", REPLY_BYTES);
    }
    return length;
}

/* Half of what people do is a change. */
static int write_request(char *line, size_t room, int client, unsigned long number) {
    static const char opening[] = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":";
    int kind = up_to(9);
    if (kind < 5)
        return snprintf(line, room,
                        "%s\"contact.record\",\"params\":{\"member\":\"%s\",\"by\":\"phone\","
                        "\"meta\":{\"key\":\"%s-%d-%lu\"}}}\n",
                        opening, any_member(), run_name, client, number);
    if (kind == 5) return snprintf(line, room, "%s\"daemon.ping\"}\n", opening);
    if (kind == 6)
        return snprintf(line, room, "%s\"member.list\",\"params\":{\"limit\":10}}\n", opening);
    if (kind == 7)
        return snprintf(line, room, "%s\"agenda.get\",\"params\":{\"limit\":10}}\n", opening);
    return snprintf(line, room, "%s\"member.get\",\"params\":{\"member\":\"%s\"}}\n", opening,
                    any_member());
}

static void *behave(void *argument) {
    int client = (int)(intptr_t)argument;
    char line[320], *reply = malloc(REPLY_BYTES);
    seed_random();
    int fd = connect_to(socket_path);
    if (fd < 0 || !reply) fail("no connection: %s", strerror(errno));
    size_t length = read_line(fd, reply);
    if (!is_greeting(reply, length)) fail("not greeted but told: %.*s", (int)length, reply);
    pthread_barrier_wait(&greeted);
    for (unsigned long number = 0; !is_over(); number++) {
        int size = write_request(line, sizeof line, client, number);
        uint64_t begun = now_ns();
        if (send(fd, line, (size_t)size, MSG_NOSIGNAL) != size)
            fail("a request could not be sent: %s", strerror(errno));
        length = read_line(fd, reply);
        uint64_t microseconds = (now_ns() - begun) / 1000;
        if (!is_result(reply, length)) fail("refused: %.*s", (int)length, reply);
        pthread_mutex_lock(&book);
        count_answer(microseconds);
        pthread_mutex_unlock(&book);
        pause_ms(up_to(PAUSE_MS));
    }
    return NULL;
}

/* --- Those who do not ------------------------------------------------------------------------ */

/* Whether the daemon has ended the connection, or does so soon; what it says is not read. */
static int is_ended(int fd, int milliseconds) {
    struct pollfd gone = {.fd = fd, .events = POLLRDHUP};
    return poll(&gone, 1, milliseconds) > 0;
}

static void hold(int fd) {
    int left = up_to(HOLD_MS);
    while (left > 0 && !is_over() && !is_ended(fd, left < 100 ? left : 100)) left -= 100;
}

/* False when nobody takes it any more. */
static int send_all(int fd, const char *bytes, size_t count) {
    while (count > 0) {
        struct pollfd ready = {.fd = fd, .events = POLLOUT};
        if (poll(&ready, 1, GIVE_UP_MS) == 0) return 0;
        ssize_t sent = send(fd, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno != EAGAIN) return 0;
        if (sent > 0) bytes += sent, count -= (size_t)sent;
    }
    return 1;
}

static void send_text(int fd, const char *text, int times) {
    while (times-- > 0 && send_all(fd, text, strlen(text))) {}
}

/* Takes and drops what comes, until nothing has come for a second. */
static void drain(int fd) {
    static char dropped[1 << 16]; /* shared: nobody looks at it */
    struct pollfd ready = {.fd = fd, .events = POLLIN};
    while (!is_over() && poll(&ready, 1, GIVE_UP_MS) > 0)
        if (recv(fd, dropped, sizeof dropped, MSG_DONTWAIT) <= 0) return;
}

static const char asking_describe[] = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"liaison.describe\"}\n";

static void be_silent(int fd) { hold(fd); }

static void send_byte_by_byte(int fd) {
    int left = up_to(HOLD_MS);
    while (left > 0 && !is_over() && send_all(fd, "{", 1) && !is_ended(fd, 50)) left -= 50;
}

static void never_read(int fd) {
    send_text(fd, asking_describe, 400);
    hold(fd);
}

static void send_an_endless_line(int fd) {
    static const char piece[1025] = {[0 ... 1023] = 'x'};
    send_text(fd, piece, 1024);
}

static void send_garbage(int fd) {
    char garbage[8192];
    for (size_t i = 0; i < sizeof garbage; i++) garbage[i] = (char)next_random();
    send_all(fd, garbage, (size_t)up_to(sizeof garbage));
}

static void close_half(int fd) {
    send_text(fd, asking_describe, 30);
    shutdown(fd, SHUT_WR);
    drain(fd);
}

static void speak_something_else(int fd) { send_text(fd, "GET / HTTP/1.1\r\n\r\n", 1); }

static void leave_amid_work(int fd) {
    send_text(fd, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"daemon.status\"}\n", 30);
    send_text(fd, "half a li", 1);
}

static void talk_nonsense(int fd) {
    send_text(fd, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no.such\"}\n", 200);
    shutdown(fd, SHUT_WR);
    drain(fd);
}

static void leave(int fd) { (void)fd; }

static void (*const all_attacks[])(int) = {
    be_silent, send_byte_by_byte, never_read, send_an_endless_line, send_garbage,
    close_half, speak_something_else, leave_amid_work, talk_nonsense, leave,
};

static void *be_hostile(void *argument) {
    (void)argument;
    seed_random();
    pthread_barrier_wait(&greeted);
    while (!is_over()) {
        int fd = connect_to(socket_path);
        if (fd >= 0) {
            all_attacks[next_random() % (sizeof all_attacks / sizeof *all_attacks)](fd);
            close(fd);
            pthread_mutex_lock(&book);
            attacks++;
            pthread_mutex_unlock(&book);
        }
        pause_ms(up_to(PAUSE_MS));
    }
    return NULL;
}

int main(int argc, char **argv) {
    program = "crowd";
    if (argc != 6) {
        fputs("usage: crowd SOCKET MEMBERS behaving|hostile CLIENTS SECONDS\n", stderr);
        return 64;
    }
    socket_path = argv[1];
    read_members(argv[2]);
    int behaves = strcmp(argv[3], "behaving") == 0, clients = atoi(argv[4]);
    double seconds = atof(argv[5]);
    if (!behaves && strcmp(argv[3], "hostile") != 0) fail("no such crowd: %s", argv[3]);
    if (clients < 1 || clients > MAX_CLIENTS || seconds <= 0) fail("out of range");
    /* Every run has keys of its own: a key used before would be answered and not done. */
    seed_random();
    snprintf(run_name, sizeof run_name, "%016llx", (unsigned long long)next_random());
    pthread_barrier_init(&greeted, NULL, (unsigned)clients);
    end_ns = now_ns() + (uint64_t)(seconds * 1e9);
    pthread_t threads[MAX_CLIENTS];
    for (int i = 0; i < clients; i++)
        if (pthread_create(&threads[i], NULL, behaves ? behave : be_hostile, (void *)(intptr_t)i))
            fail("no thread");
    for (int i = 0; i < clients; i++) pthread_join(threads[i], NULL);
    if (behaves)
        print_figures(seconds);
    else
        printf("attacks=%llu\n", (unsigned long long)attacks);
    return 0;
}
