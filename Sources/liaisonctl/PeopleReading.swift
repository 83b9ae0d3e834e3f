import LiaisonClient

/// Reading a file that names people.
enum PeopleReading {
    /// The references in the file at `path`; `-` is standard input.
    static func references(_ path: String) throws(LocalFailure) -> [String] {
        guard let references = ReferenceList.references(try FileReading.bytes(path)) else {
            throw .notAList(file: path)
        }
        return references
    }
}
