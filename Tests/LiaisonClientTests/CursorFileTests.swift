import Foundation
import LiaisonClient
import LiaisonTestKit
import Testing

@Suite struct CursorFileTests {
    @Test func `a cursor is read as it was written, and nothing is left beside it`() throws {
        let directory = try TemporaryDirectory()
        let file = CursorFile(path: directory.path + "/cursor")
        #expect(try file.read() == nil)
        for cursor in ["o-7K3Q9XZ4.1", "o-7K3Q9XZ4.12345678901234567890", "x.1"] {
            try file.write(cursor)
            #expect(try file.read() == cursor)
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: directory.path)
        #expect(left == ["cursor"])
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `an empty file holds no cursor, and a directory is refused with its name`() throws {
        let directory = try TemporaryDirectory()
        #expect(try CursorFile(path: directory.write("\n", to: "empty")).read() == nil)
        let file = CursorFile(path: directory.path)
        var failures: [LocalFailure] = []
        do { _ = try file.read() } catch { failures.append(error) }
        do { try file.write("x.1") } catch { failures.append(error) }
        #expect(failures.count == 2)
        for failure in failures { #expect("\(failure)".contains(directory.path)) }
    }
}
