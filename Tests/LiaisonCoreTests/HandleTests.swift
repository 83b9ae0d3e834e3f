import LiaisonCore
import LiaisonTestKit
import Testing

@Suite struct HandleTests {
    @Test func `a handle reads back as it prints, in any case`() {
        var random = SplitMix64(seed: 1)
        for kind in Handle.Kind.allCases {
            for _ in 0..<200 {
                let handle =
                    kind.isRandom
                    ? Handle(
                        kind, drawn: (0..<7).map { _ in UInt8.random(in: 0..<32, using: &random) })
                    : Handle(kind, number: Int64.random(in: 1...9_999_999, using: &random))
                #expect(Handle(parsing: handle.description) == handle)
                #expect(Handle(parsing: handle.description.lowercased()) == handle)
            }
        }
    }

    @Test func `every single mistyped character is noticed`() {
        let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        let handle = Handle(.member, drawn: [7, 21, 3, 19, 28, 0, 31]).description
        var characters = Array(handle)
        for index in 2..<characters.count {
            let right = characters[index]
            for wrong in alphabet where wrong != right {
                characters[index] = wrong
                #expect(Handle(parsing: String(characters)) == nil)
            }
            characters[index] = right
        }
    }
}
