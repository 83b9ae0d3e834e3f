import Glibc

/// What clients do that nobody should be.
extension RawConnection {
    /// Sends what can be sent without waiting; gives how many bytes went, or nil when the other
    /// end is gone.
    package func sendAvailable(_ bytes: some Collection<UInt8>) -> Int? {
        let bytes = Array(bytes)
        let sent = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
        if sent >= 0 { return sent }
        return errno == EAGAIN || errno == EWOULDBLOCK ? 0 : nil
    }

    /// Sends all bytes however often it takes; false when the other end is gone.
    package func sendAll(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    /// Says that no more will be sent.
    package func endInput() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Waits up to `milliseconds` for the other end to close, without reading; whether it has.
    package func isClosed(within milliseconds: Int32) -> Bool {
        poll(0, milliseconds) & Int16(POLLHUP) != 0
    }

    /// Waits up to `milliseconds` for something to read, the end included.
    package func hasInput(within milliseconds: Int32) -> Bool {
        poll(Int16(POLLIN), milliseconds) != 0
    }

    /// Waits up to `milliseconds` for room to send.
    package func hasRoom(within milliseconds: Int32) -> Bool {
        poll(Int16(POLLOUT), milliseconds) & Int16(POLLOUT) != 0
    }

    private func poll(_ events: Int16, _ milliseconds: Int32) -> Int16 {
        var entry = pollfd(fd: descriptor, events: events, revents: 0)
        _ = Glibc.poll(&entry, 1, milliseconds)
        return entry.revents
    }

    /// All lines until the other end closes.
    package func linesToEnd() -> [String] { lines(.max) }
}
