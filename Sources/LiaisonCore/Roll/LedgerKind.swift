/// Which ledger a file is: that of people who left (流出台账), or that of people who came here
/// (流入台账). The raw values are the protocol's words.
package enum LedgerKind: String, Sendable, CaseIterable {
    case outflow, inflow

    /// The side on which the people of such a ledger stand.
    package var side: Side { self == .outflow ? .home : .receiving }
}
