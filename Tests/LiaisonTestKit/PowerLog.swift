import Foundation
import LiaisonCore

/// What a disk remembers: every write, flush and mark in order. Makes any state that a power cut
/// could have left.
package final class PowerLog {
    enum Record {
        /// Where on the disk, and which bytes of the log.
        case write(at: Int, Range<Int>)
        case flush
        case mark(String)
    }

    /// What of the writes after the last flush has come to the disk when the power goes.
    package enum Rest: Sendable, Equatable {
        /// Nothing of them.
        case none
        /// Each wholly, in part (whole sectors from its beginning) or not at all, by chance.
        case some(seed: UInt64)
    }

    /// A cut after one flush and before the next.
    package struct Cut: Sendable {
        /// The flush before it, counted from 0.
        package let boundary: Int
        package let rest: Rest
    }

    private var images = 0
    private var image: String { memory.path + "/cut-\(images).img" }
    /// The part of the log before a boundary that has been written into `base`.
    private var written = 0
    private let base: Int32
    private let bytes: Data
    let records: [Record]
    /// The places of the flushes in the log.
    package let boundaries: [Int]
    private let memory: SmallDisk
    private let directory: TemporaryDirectory

    /// The log is not what `disk.py` writes, or an image could not be written.
    package struct Unreadable: Error {}

    init(
        of file: String, from image: String, keeping memory: SmallDisk,
        in directory: TemporaryDirectory
    ) throws {
        self.memory = memory
        self.directory = directory
        bytes = try Data(contentsOf: URL(filePath: file), options: .mappedIfSafe)
        let records = try Self.records(of: bytes)
        self.records = records
        boundaries = records.indices.filter { if case .flush = records[$0] { true } else { false } }
        base = open(image, O_RDWR | O_CLOEXEC)
        guard base >= 0 else { throw Unreadable() }
    }

    deinit { close(base) }

    /// Kind, offset and length.
    private static let headerBytes = 13

    private static func records(of bytes: Data) throws -> [Record] {
        try bytes.withUnsafeBytes { bytes in
            var records: [Record] = []
            var place = 0
            while place + headerBytes <= bytes.count {
                let offset = Int(bytes.loadUnaligned(fromByteOffset: place + 1, as: UInt64.self))
                let length = Int(bytes.loadUnaligned(fromByteOffset: place + 9, as: UInt32.self))
                let data = place + headerBytes..<place + headerBytes + length
                guard data.upperBound <= bytes.count else { throw Unreadable() }
                switch bytes[place] {
                case UInt8(ascii: "W"): records.append(.write(at: offset, data))
                case UInt8(ascii: "F"): records.append(.flush)
                case UInt8(ascii: "M"):
                    records.append(.mark(String(decoding: bytes[data], as: UTF8.self)))
                default: throw Unreadable()
                }
                place = data.upperBound
            }
            return records
        }
    }

    /// So many cuts, in the order of the log: each boundary once with nothing of the rest, and then
    /// again with some of it; where there are to be fewer than boundaries, every so many.
    package func cuts(_ count: Int, seed: UInt64) -> [Cut] {
        (0..<count).map { number in
            let isOnce = count <= boundaries.count
            let boundary = isOnce ? number * boundaries.count / count : number % boundaries.count
            let isBare = isOnce ? number.isMultiple(of: 2) : number < boundaries.count
            return Cut(
                boundary: boundary, rest: isBare ? .none : .some(seed: seed &+ UInt64(number)))
        }.sorted { $0.boundary < $1.boundary }
    }

    /// The writes and marks between the boundary and the next flush.
    private func rest(after boundary: Int) -> ArraySlice<Record> {
        let next = boundaries.indices.contains(boundary + 1) ? boundaries[boundary + 1] : nil
        return records[(boundaries[boundary] + 1)..<(next ?? records.count)]
    }

    /// What was marked before the flush after this boundary: the power may go just before it.
    package func marks(upTo boundary: Int) -> [String] {
        (records[..<boundaries[boundary]] + rest(after: boundary)).compactMap {
            if case .mark(let text) = $0 { text } else { nil }
        }
    }

    /// When each ordered fault first struck, in milliseconds of CLOCK_MONOTONIC.
    var failures: [Int] {
        records.compactMap {
            guard case .mark(let text) = $0, text.hasPrefix("failed ") else { return nil }
            return Int(text.dropFirst("failed ".count))
        }
    }

    /// Writes the disk as the cut left it into a file, in place of the one before; cuts come in the
    /// order of the log.
    ///
    /// Each is another file: while a loop device is there for a file, mount(8) takes that one again,
    /// and with it what the kernel keeps of what was in the file before.
    package func image(of cut: Cut) throws -> String {
        for record in records[written..<boundaries[cut.boundary]] {
            if case .write(let offset, let data) = record { try put(data, at: offset, of: base) }
        }
        written = boundaries[cut.boundary]
        unlink(image)
        images += 1
        let copy = try Command.run(
            "/usr/bin/env", ["cp", "--sparse=always", memory.path + "/begin.img", image])
        guard copy.status == 0 else { throw Unreadable() }
        guard case .some(let seed) = cut.rest else { return image }
        let file = open(image, O_RDWR | O_CLOEXEC)
        defer { close(file) }
        var random = SplitMix64(seed: seed)
        for case .write(let offset, let data) in rest(after: cut.boundary) {
            let sectors = data.count / Self.sectorBytes
            switch Int.random(in: 0..<4, using: &random) {
            case 0: break
            case 1:
                let kept = Int.random(in: 0...sectors, using: &random) * Self.sectorBytes
                try put(data.lowerBound..<data.lowerBound + kept, at: offset, of: file)
            default: try put(data, at: offset, of: file)
            }
        }
        return image
    }

    /// What a disk writes whole or not at all.
    private static let sectorBytes = 512

    private func put(_ data: Range<Int>, at offset: Int, of file: Int32) throws {
        let written = bytes.withUnsafeBytes { bytes in
            let part = UnsafeRawBufferPointer(rebasing: bytes[data])
            return pwrite(file, part.baseAddress, part.count, offset)
        }
        guard written == data.count else { throw Unreadable() }
    }
}
