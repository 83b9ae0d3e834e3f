internal import CSQLite

/// A version of SQLite, and what is known to be wrong with it.
package struct SQLiteVersion: Sendable, Comparable, CustomStringConvertible {
    /// As SQLite numbers itself: 3.40.1 is 3040001.
    package let number: Int

    package init(number: Int) { self.number = number }

    init(_ major: Int, _ minor: Int, _ patch: Int) {
        number = major * 1_000_000 + minor * 1_000 + patch
    }

    /// The library that this process runs with, whatever it was built against.
    package static var linked: SQLiteVersion {
        SQLiteVersion(number: Int(sqlite3_libversion_number()))
    }

    package var description: String {
        "\(number / 1_000_000).\(number / 1_000 % 1_000).\(number % 1_000)"
    }

    package static func < (a: Self, b: Self) -> Bool { a.number < b.number }

    /// A bug that can damage a database such as ours.
    package enum Bug: String, Sendable, CaseIterable {
        /// Two connections that checkpoint at once, while a third begins the log anew: 3.7.0 to
        /// 3.51.2, mended in 3.51.3 and, for older lines, in 3.50.7 and 3.44.6
        /// (https://sqlite.org/wal.html#walresetbug).
        case walReset = "wal-reset"
        /// A savepoint rolled back with temp_store=MEMORY, in a transaction that is then committed:
        /// 3.35.0 to 3.37.1 (https://sqlite.org/releaselog/3_37_2.html).
        case savepoint

        /// Whether liaisond does what it takes. One connection writes and checkpoints, so the first
        /// wants another program at the open database; a command that is refused within a batch is
        /// rolled back to its savepoint, which is the second.
        package var isMet: Bool {
            switch self {
            case .walReset: false
            case .savepoint: true
            }
        }

        fileprivate func isIn(_ version: SQLiteVersion) -> Bool {
            switch self {
            case .walReset:
                let isMended =
                    version >= SQLiteVersion(3, 51, 3)
                    || version.isOf(3, 50) && version >= SQLiteVersion(3, 50, 7)
                    || version.isOf(3, 44) && version >= SQLiteVersion(3, 44, 6)
                return version >= SQLiteVersion(3, 7, 0) && !isMended
            case .savepoint:
                return version >= SQLiteVersion(3, 35, 0) && version < SQLiteVersion(3, 37, 2)
            }
        }
    }

    private func isOf(_ major: Int, _ minor: Int) -> Bool {
        number / 1_000 == major * 1_000 + minor
    }

    /// What is known to be wrong with it, by what upstream says of the version: a distribution may have
    /// mended its own.
    package var bugs: [Bug] { Bug.allCases.filter { $0.isIn(self) } }
}
