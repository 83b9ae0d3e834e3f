/// What is wrong with something received: thrown by the scanner, the envelope and the table.
/// Its message never repeats the value received: values can be personal data.
package struct WireFault: Error, Sendable, Equatable {
    /// The word of the closed list, with its code.
    package let type: ErrorType
    /// One English sentence for people; may change.
    package let message: String
    /// Where, as `params.on` or `params.items[3]`; nil when the whole message is at fault.
    package let path: String?

    /// A fault of `type`, said in `message`, at `path`.
    package init(_ type: ErrorType, _ message: String, path: String? = nil) {
        self.type = type
        self.message = message
        self.path = path
    }
}
