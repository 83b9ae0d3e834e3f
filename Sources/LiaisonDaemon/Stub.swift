internal import LiaisonCore
internal import LiaisonWire

package struct HeadingMap: Sendable {}
struct ImportTray: Sendable {}
extension Desk {
    static let importHandlers: [String: Handler] = [:]
    static func checkedID(_ text: String) throws -> String { text }
    func forget(connection: Int) {}
}
extension HeadingMap { init(_ m: [String: [String]]) {} }
