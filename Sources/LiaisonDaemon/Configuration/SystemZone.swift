package import LiaisonCore

/// A zone of the system's own data: a reader of TZif (RFC 9636), since Foundation's zones are
/// compiled into the toolchain and a tzdata update does not reach them.
package struct SystemZone: ZoneRules {
    /// Where Debian's tzdata puts the files.
    static let directory = "/usr/share/zoneinfo"

    /// Instants, in seconds, from which an offset holds, ascending.
    private let transitions: [(at: Int64, offset: Int64)]
    /// The offset before the first transition.
    private let first: Int64

    /// Nil when there is no such zone or the file is damaged.
    package init?(named name: String) {
        let isPlain = !name.isEmpty && !name.hasPrefix("/") && !name.contains("..")
        guard isPlain, let bytes = try? Files.bytes(Self.directory + "/" + name) else { return nil }
        self.init(bytes: bytes)
    }

    /// The version of the system's zone data, such as `2025b`; nil where they do not say.
    static var dataVersion: String? {
        guard let line = Files.start(directory + "/tzdata.zi", bytes: 64) else { return nil }
        let words = line.prefix { $0 != "\n" }.split(separator: " ")
        guard words.count == 3, words[0] == "#", words[1] == "version" else { return nil }
        return String(words[2])
    }

    /// Whether civil time and instants go over into each other by the same rules.
    func isEqual(to other: SystemZone) -> Bool {
        first == other.first && transitions.elementsEqual(other.transitions) { $0 == $1 }
    }

    /// Reads the 64-bit block of a version 2+ file.
    init?(bytes: [UInt8]) {
        var reader = Reader(bytes: bytes)
        guard let old = reader.header(), old.version >= UInt8(ascii: "2") else { return nil }
        reader.skip(old.bodyBytes(timeBytes: 4))
        guard let header = reader.header() else { return nil }
        var times: [Int64] = []
        for _ in 0..<header.times {
            guard let time = reader.integer(8) else { return nil }
            times.append(time)
        }
        guard let kinds = reader.take(header.times) else { return nil }
        var offsets: [Int64] = []
        for _ in 0..<header.types {
            guard let offset = reader.integer(4) else { return nil }
            offsets.append(offset)
            reader.skip(2)
        }
        guard let initial = offsets.first, kinds.allSatisfy({ Int($0) < offsets.count })
        else { return nil }
        reader.skip(header.characters + header.leaps * 12 + header.standards + header.universals)
        let footer = reader.footer()
        var transitions = zip(times, kinds).map { (at: $0, offset: offsets[Int($1)]) }
        if let footer, let rule = PosixZone(footer) {
            let from = transitions.last?.at ?? Int64.min
            transitions += rule.transitions(after: from)
        }
        self.transitions = transitions
        first = initial
    }

    private func offset(at second: Int64) -> Int64 {
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].at <= second { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? first : transitions[low - 1].offset
    }

    package func civil(of instant: Instant) -> (date: CivilDate, time: CivilTime) {
        let second = floorDivide(instant.milliseconds, 1000)
        let local = second + offset(at: second)
        let day = floorDivide(local, 86_400)
        return (
            CivilDate(dayNumber: Int(day)), CivilTime(secondOfDay: Int(local - day * 86_400))
        )
    }

    package func instant(of date: CivilDate, at time: CivilTime) -> Instant {
        let local = Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay)
        // The two offsets that can be in force around a civil time.
        let early = offset(at: local - 86_400)
        let late = offset(at: local + 86_400)
        let candidates = [local - max(early, late), local - min(early, late)]
        if let second = candidates.first(where: { $0 + offset(at: $0) == local }) {
            return Instant(milliseconds: second * 1000)
        }
        // In a gap: the moment at which it ends is the transition between the two candidates.
        let end = transitions.first { $0.at > candidates[0] && $0.at <= candidates[1] }?.at
        return Instant(milliseconds: (end ?? candidates[1]) * 1000)
    }
}

/// Division that rounds down, also below zero.
private func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
    a >= 0 ? a / b : -((-a + b - 1) / b)
}

/// Walks the bytes of a TZif file; every read is checked.
private struct Reader {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    struct Header {
        var version: UInt8
        var universals, standards, leaps, times, types, characters: Int

        func bodyBytes(timeBytes: Int) -> Int {
            times * (timeBytes + 1) + types * 6 + characters + leaps * (timeBytes + 4) + standards
                + universals
        }
    }

    mutating func header() -> Header? {
        guard let magic = take(4), magic == Array("TZif".utf8)[...], let version = take(1)?.first
        else { return nil }
        skip(15)
        var counts: [Int] = []
        for _ in 0..<6 {
            guard let count = integer(4), count >= 0, count < 100_000 else { return nil }
            counts.append(Int(count))
        }
        return Header(
            version: version,
            universals: counts[0],
            standards: counts[1],
            leaps: counts[2],
            times: counts[3],
            types: counts[4],
            characters: counts[5]
        )
    }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard position + count <= bytes.count else { return nil }
        defer { position += count }
        return bytes[position..<(position + count)]
    }

    mutating func skip(_ count: Int) { position = min(position + count, bytes.count) }

    /// A big-endian two's complement number.
    mutating func integer(_ width: Int) -> Int64? {
        guard let slice = take(width), let top = slice.first else { return nil }
        var value: Int64 = top >= 0x80 ? -1 : 0
        for byte in slice { value = value << 8 | Int64(byte) }
        return value
    }

    /// The POSIX TZ string between two newlines at the end.
    mutating func footer() -> String? {
        guard take(1)?.first == 0x0A else { return nil }
        let rest = bytes[position...].prefix { $0 != 0x0A }
        return String(decoding: rest, as: UTF8.self)
    }
}
