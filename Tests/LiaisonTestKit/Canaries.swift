package import Foundation

/// Personal values whose bytes must not stand where they do not belong.
package struct Canaries: Sendable {
    /// By what they are, so that a finding names the kind and the row and no value.
    private let values: [(label: String, bytes: Data)]

    package var count: Int { values.count }

    package init(_ values: [(label: String, value: String)]) {
        self.values = values.map { ($0.label, Data($0.value.utf8)) }
    }

    /// The fields of a ledger that are somebody's.
    private static let fields = [
        "name", "id_number", "phone", "second_phone", "destination", "liaison", "liaison_phone",
        "receiving_contact", "note",
    ]

    /// A whole ledger's, and some more.
    package init(of ledger: SampleLedger, and more: [(label: String, value: String)]) {
        self.init(
            more
                + ledger.truth.flatMap { row in
                    Self.fields.compactMap { field in
                        row.fields[field].map { ("\(field) of row \(row.row)", $0) }
                    }
                }
        )
    }

    /// The labels of those found in these bytes.
    package func found(in bytes: Data) -> [String] {
        values.filter { bytes.range(of: $0.bytes) != nil }.map(\.label)
    }
}
