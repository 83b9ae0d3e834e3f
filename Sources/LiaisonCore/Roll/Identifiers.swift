/// The row number of a member. Inside the program rows are named by number, outside by `Handle`.
package struct MemberID: Hashable, Comparable, Sendable {
    package let number: Int64
    package init(_ number: Int64) { self.number = number }
    package static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

/// The row number of an org.
package struct OrgID: Hashable, Comparable, Sendable {
    package let number: Int64
    package init(_ number: Int64) { self.number = number }
    package static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

/// The row number of a staff person.
package struct StaffID: Hashable, Comparable, Sendable {
    package let number: Int64
    package init(_ number: Int64) { self.number = number }
    package static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

/// What a duty or a personal value is about: the shape carries all three, so that a rule about an
/// org or a staff person needs no new table.
package enum Subject: Hashable, Sendable {
    case member(MemberID)
    case org(OrgID)
    case staff(StaffID)

    /// The kind letter, as in handles.
    package var letter: Handle.Kind {
        switch self {
        case .member: .member
        case .org: .org
        case .staff: .staff
        }
    }

    /// The row number within its kind.
    package var number: Int64 {
        switch self {
        case .member(let id): id.number
        case .org(let id): id.number
        case .staff(let id): id.number
        }
    }
}

/// The next free sequence numbers, handed to the core by the shell: the core draws nothing, so
/// the same arguments give the same decision.
package struct Numbers: Equatable, Sendable {
    package private(set) var fact: Int64
    package private(set) var duty: Int64
    package private(set) var notice: Int64
    package private(set) var absence: Int64
    package private(set) var transfer: Int64
    package private(set) var outreach: Int64

    /// The numbers last used; 0 for none.
    package init(
        fact: Int64 = 0, duty: Int64 = 0, notice: Int64 = 0, absence: Int64 = 0,
        transfer: Int64 = 0, outreach: Int64 = 0
    ) {
        self.fact = fact
        self.duty = duty
        self.notice = notice
        self.absence = absence
        self.transfer = transfer
        self.outreach = outreach
    }

    package mutating func nextFact() -> Int64 {
        fact += 1
        return fact
    }

    package mutating func nextDuty() -> Int64 {
        duty += 1
        return duty
    }

    package mutating func nextNotice() -> Int64 {
        notice += 1
        return notice
    }

    package mutating func nextAbsence() -> Int64 {
        absence += 1
        return absence
    }

    package mutating func nextTransfer() -> Int64 {
        transfer += 1
        return transfer
    }

    package mutating func nextOutreach() -> Int64 {
        outreach += 1
        return outreach
    }
}
