package import LiaisonCore

/// One member of a result, or of an object within one.
package struct Field: Sendable {
    /// Its name on the wire.
    package let name: String
    /// What its value is.
    package let shape: Shape
    /// One English line.
    package let summary: String
    /// Whether it is always there. An absent fact is an absent member.
    package let presence: Parameter.Presence

    /// A member that is always there unless said otherwise.
    package init(
        _ name: String, _ shape: Shape, _ summary: String,
        _ presence: Parameter.Presence = .required
    ) {
        self.name = name
        self.shape = shape
        self.summary = summary
        self.presence = presence
    }
}

/// What a value in a result is. Clients ignore members they do not know, so an object here can
/// have more members than its fields, from a later minor version.
package indirect enum Shape: Sendable {
    /// A string.
    case text
    /// A handle of this kind, such as `m-7K3Q9XZ4`.
    case handle(Handle.Kind)
    /// A day, `2026-11-24`.
    case date
    /// A month, `2026-08`.
    case month
    /// An instant in UTC, `2026-11-24T03:10:22.123Z`.
    case time
    /// An integer from 0.
    case count
    /// An integer, which can be negative.
    case integer
    /// `true` or `false`.
    case boolean
    /// `null`.
    case null
    /// One of these words.
    case oneOf([String])
    /// An array of such values.
    case list(Shape)
    /// An object with these members.
    case object([Field])
    /// An object of a shape that several results have.
    case shared(SharedShape)
    /// An object whose members' names are data.
    case map(Shape)
    /// A value of one of these shapes.
    case either([Shape])
    /// A JSON Schema.
    case schema

    /// One of the words of an enumeration.
    static func words<Word: CaseIterable & RawRepresentable>(of type: Word.Type) -> Shape
    where Word.RawValue == String {
        .oneOf(type.allCases.map(\.rawValue))
    }
}
