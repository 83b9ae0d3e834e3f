import Foundation

/// A directory of ledgers: one or more files with the same rows, and what a careful clerk reads
/// from them.
package struct SampleLedger: Sendable, CustomStringConvertible {
    package let directory: String
    package let files: [String]
    package let truth: [Truth]
    /// What the client is told of it: nothing, or that it is of people who came.
    package var options: [String] = []

    /// The name of the directory only: the test's output names nobody.
    package var description: String { (directory as NSString).lastPathComponent }

    /// One row of truth.json.
    package struct Truth: Sendable {
        package let row: Int
        package let fault: String?
        /// Fields by the keys of the plan; unknown ones are absent.
        package let fields: [String: String]
    }

    /// Keys of truth.json that are no field of a plan: the row and its fault, and the division,
    /// which an import need not find.
    private static let others: Set = ["row", "fault", "division"]

    package init(directory: String) throws {
        self.directory = directory
        files = try FileManager.default.contentsOfDirectory(atPath: directory)
            .filter { $0.hasSuffix(".csv") }.sorted().map { directory + "/" + $0 }
        let data = try Data(contentsOf: URL(filePath: directory + "/truth.json"))
        let rows = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
        truth = rows.map { row in
            var fields: [String: String] = [:]
            for (key, value) in row where !Self.others.contains(key) {
                guard let text = value as? String, !text.isEmpty else { continue }
                fields[key] = text
            }
            return Truth(
                row: row["row"] as? Int ?? 0,
                fault: row["fault"] as? String,
                fields: fields
            )
        }
    }

    /// The project's own ledger of people who came here.
    package static let arrivals: SampleLedger = {
        let directory = Project.path("Tests/Ledgers/arrivals")
        do {
            var ledger = try SampleLedger(directory: directory)
            ledger.options = ["--kind", "inflow"]
            return ledger
        } catch { preconditionFailure("\(directory) has no ledger with a truth.json") }
    }()

    /// The project's own ledgers of people who left, and every directory named in `LIAISON_LEDGERS`.
    package static let all: [SampleLedger] = {
        let own = ["county", "village", "messy", "plain"].map {
            Project.path("Tests/Ledgers/\($0)")
        }
        let named =
            ProcessInfo.processInfo.environment["LIAISON_LEDGERS"]?
            .split(separator: ":").map(String.init) ?? []
        return (own + named).compactMap { directory in
            do { return try SampleLedger(directory: directory) } catch {
                preconditionFailure("\(directory) has no ledger with a truth.json")
            }
        }
    }()
}
