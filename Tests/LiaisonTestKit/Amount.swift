import Foundation

/// How much of a long experiment to do: `Tests/run.sh` says so in the environment.
package enum Amount {
    /// The number in the variable `name`, or this one.
    package static func of(_ name: String, otherwise number: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? number
    }
}
