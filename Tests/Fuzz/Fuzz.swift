// The fuzz target: libFuzzer calls it with bytes of its own making. The first byte says which part
// of the wire is tried. What must hold is checked with `precondition`, so that a breach is a crash.

import Glibc

/// The parts that are tried.
private enum Part: UInt8, CaseIterable {
    case framer, scanner, envelope, params
}

/// What libFuzzer calls, by this name; 0 keeps the input if it reached something new.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let first = bytes.first else { return 0 }
    let rest = Array(bytes.dropFirst())
    let begun = processorTime()
    defer { note(processorTime() - begun) }
    switch Part.allCases[Int(first) % Part.allCases.count] {
    case .framer: tryFramer(rest)
    case .scanner: tryScanner(rest)
    case .envelope: tryEnvelope(rest)
    case .params: tryParams(rest)
    }
    return 0
}

// MARK: - Control

/// Stops as a breach would, if this is the place that the control chose; only in the control's own
/// build. The places are the deepest of each part, so that finding them all says that all are reached.
private func plant(_ place: String) {
    #if FUZZ_CONTROL
        guard let chosen = getenv("LIAISON_FUZZ_PLANT"), strcmp(chosen, place) == 0 else { return }
        stop("planted: \(place)")
    #endif
}

/// Takes the limit and a little more, if the control chose so.
private func plantSlowness() {
    #if FUZZ_CONTROL
        guard let chosen = getenv("LIAISON_FUZZ_PLANT"), strcmp(chosen, "slow") == 0 else { return }
        let begun = processorTime()
        while processorTime() - begun <= longest {}
    #endif
}

// MARK: - Time

/// Says why on standard error, which keeps nothing back, and ends as a crash does.
private func stop(_ why: String) -> Never {
    fputs(why + "\n", stderr)
    abort()
}

/// No input may take longer, in microseconds of this thread's processor time: the clock on the wall
/// would blame an input for another program.
private let longest = 50_000
private var slowest = -1

private func processorTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
}

private func note(_ time: Int) {
    if slowest < 0 { atexit { print("slowest input: \(slowest) µs of processor time") } }
    slowest = max(slowest, time)
    guard time > longest else { return }
    stop("an input took \(time) µs, longer than \(longest)")
}

// MARK: - Framer

/// Lines and fault of bytes fed at once and in chunks must be the same, and the same as an oracle
/// says that looks at all bytes together.
private func tryFramer(_ input: [UInt8]) {
    guard let seed = input.first else { return }
    let bytes = Array(input.dropFirst())
    let limit = Int(seed % 32) + 1
    let whole = split(bytes, limit: limit) { _ in bytes.count }
    var state = UInt32(seed) &+ 1
    let chunked = split(bytes, limit: limit) { _ in
        state = state &* 1_664_525 &+ 1_013_904_223
        return Int(state >> 28) + 1
    }
    let expected = oracle(bytes, limit: limit)
    precondition(whole == expected, "fed at once")
    precondition(chunked == expected, "fed in chunks")
    if expected.isTooLong, expected.lines.count >= 2 { plant("framer") }
}

private struct Split: Equatable {
    var lines: [[UInt8]] = []
    var isTooLong = false
    var discarded = 0
}

private func split(_ bytes: [UInt8], limit: Int, chunk: (Int) -> Int) -> Split {
    var splitter = LineSplitter(limit: limit)
    var result = Split()
    var position = 0
    while position < bytes.count {
        let end = min(bytes.count, position + max(1, chunk(position)))
        do {
            try splitter.feed(Array(bytes[position..<end]), into: &result.lines)
        } catch {
            result.isTooLong = true
        }
        position = end
    }
    result.discarded = splitter.finish()
    return result
}

private func oracle(_ bytes: [UInt8], limit: Int) -> Split {
    var result = Split()
    var pieces = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let rest = pieces.removeLast()
    for piece in pieces {
        let line = piece.last == 0x0D ? Array(piece.dropLast()) : piece
        guard line.count <= limit else {
            result.isTooLong = true
            return result
        }
        if !line.isEmpty { result.lines.append(line) }
    }
    // An unfinished line is too long once no ending can make it fit: a CR may still be dropped.
    if rest.count > limit + 1 || (rest.count > limit && rest.last != 0x0D) {
        result.isTooLong = true
    } else {
        result.discarded = rest.count
    }
    return result
}

// MARK: - Scanner

/// What is read and written again reads as the same, and is written the same.
private func tryScanner(_ bytes: [UInt8]) {
    guard let value = try? JSONScanner.parse(bytes) else { return }
    let written = value.encoded()
    precondition(written.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "a raw control character")
    precondition(!written.contains(0x0A), "a line end in a line")
    guard let again = try? JSONScanner.parse(written) else { fatalError("not read again") }
    precondition(again == value, "another value")
    precondition(again.encoded() == written, "written otherwise")
    precondition((try? JSONScanner.parse(value.canonical())) != nil, "canonical form not read")
    if (value.members ?? []).contains(where: { !($0.value.array ?? []).isEmpty }) {
        plant("scanner")
        plantSlowness()
    }
    if value.array?.isEmpty == false { plant("search") }
}

// MARK: - Envelope

/// A line is something, and its id comes back as it was; a fault says what it may say.
private func tryEnvelope(_ bytes: [UInt8]) {
    switch Incoming(line: bytes) {
    case .request(let request):
        check(request)
        precondition(contains(bytes, request.id.bytes), "an id that was not sent")
        if (try? request.validate()) != nil { plant("envelope") }
    case .invalid(let fault, let id):
        let codes = [-32_700, -32_600, -32_601, -32_602]
        precondition(codes.contains(fault.type.code), "a fault of another kind")
        let isMalformed = (try? JSONScanner.scan(bytes)) == nil
        precondition(isMalformed == (fault.type == .requestMalformed), "mixed up")
        if let id { precondition(contains(bytes, id.bytes), "an id that was not sent") }
        readBack(Reply.error(ErrorReply(fault), id: id))
    case .notification, .response: break
    }
}

private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count <= bytes.count else { return false }
    return (0...(bytes.count - part.count)).contains { bytes[$0...].starts(with: part) }
}

private func check(_ request: Request) {
    do throws(WireFault) {
        try request.validate()
        readBack(Reply.result(request.params, id: request.id))
        precondition((try? JSONScanner.parse(request.fingerprint)) != nil, "no fingerprint")
    } catch {
        precondition(error.type.code == -32_602, "a schema fault of another kind")
        precondition(error.path?.hasPrefix("params") == true, "no path")
        readBack(Reply.error(ErrorReply(error), id: request.id))
    }
}

/// A line for clients is one line and reads as JSON.
private func readBack(_ line: [UInt8]) {
    precondition(line.last == 0x0A && !line.dropLast().contains(0x0A), "not one line")
    precondition((try? JSONScanner.parse(Array(line.dropLast()))) != nil, "a reply that is no JSON")
}

// MARK: - Parameters

/// What stands before the first brace chooses the method, by its name or by one byte; the rest is its
/// parameters, so that inputs get past the envelope. A name still means the same when the table
/// grows, a byte does not. A request that is taken and encoded again is taken again.
private func tryParams(_ input: [UInt8]) {
    guard let choice = input.first else { return }
    let name = input.prefix { $0 != UInt8(ascii: "{") }
    let named = Method.all.first { $0.name.utf8.elementsEqual(name) }
    let method = named ?? Method.all[Int(choice) % Method.all.count]
    let head = Array(#"{"jsonrpc":"2.0","id":1,"method":"\#(method.name)","params":"#.utf8)
    let line = head + input.dropFirst(named == nil ? 1 : name.count) + [UInt8(ascii: "}")]
    guard case .request(let request) = Incoming(line: line) else { return }
    precondition(request.method.name == method.name, "another method")
    check(request)
    guard (try? request.validate()) != nil else { return }
    let again = Request.line(
        id: RequestID(1), method: method.name, params: request.params, meta: request.meta)
    guard case .request(let second) = Incoming(line: Array(again.dropLast())) else {
        fatalError("not taken again")
    }
    precondition((try? second.validate()) != nil, "refused when written again")
    precondition(second.fingerprint == request.fingerprint, "another fingerprint")
    if method.mutates, request.params.members?.isEmpty == false { plant("params") }
}
