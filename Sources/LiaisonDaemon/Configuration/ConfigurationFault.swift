/// One thing that is wrong in a file, so that it can be put right: `file:line: key: what`.
package struct ConfigurationFault: Equatable, Sendable, CustomStringConvertible {
    package var file: String
    /// From 1.
    package var line: Int
    package var key: String
    package var message: String

    package init(file: String, line: Int, key: String, message: String) {
        self.file = file
        self.line = line
        self.key = key
        self.message = message
    }

    package var description: String {
        key.isEmpty ? "\(file):\(line): \(message)" : "\(file):\(line): \(key): \(message)"
    }
}

/// All faults of the files that were read: an administrator corrects them in one go.
package struct ConfigurationFaults: Error, Equatable, Sendable {
    package var faults: [ConfigurationFault]

    package init(_ faults: [ConfigurationFault]) { self.faults = faults }
}
