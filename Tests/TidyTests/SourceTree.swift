import Foundation
import Testing

/// The project's own files, found from where this one lies.
enum SourceTree {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    struct File: CustomTestStringConvertible, Sendable {
        /// Relative to the root.
        var path: String
        var text: String
        var testDescription: String { path }
        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        /// The target's folder: `LiaisonCore` of `Sources/LiaisonCore/Handle.swift`.
        var module: String { String(path.split(separator: "/").dropFirst().first ?? "") }
    }

    /// All text files under a folder whose name ends so, sorted.
    static func files(under folder: String, ending: String = ".swift") -> [File] {
        let base = root.appending(path: folder)
        let names = FileManager.default.enumerator(atPath: base.path)?.allObjects ?? []
        return names.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }.sorted()
            .compactMap { name in
                guard
                    let text = try? String(contentsOf: base.appending(path: name), encoding: .utf8)
                else { return nil }
                return File(path: folder + "/" + name, text: text)
            }
    }

    static let sources = files(under: "Sources")
    static let tests = files(under: "Tests")
}
