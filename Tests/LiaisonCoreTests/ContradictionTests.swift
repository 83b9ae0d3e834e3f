import LiaisonCore
import Testing

/// An ID number and a sex on record that cannot both be true.
@Suite struct ContradictionTests {
    // The seventeenth digit is 1 of the first and 2 of the second.
    private static let man = "149999196805120016"
    private static let woman = "149999196805120024"

    @Test(arguments: ["男", "男性", "male", "M"])
    func `a man's word fits an odd digit and no even one`(word: String) {
        #expect(Contradiction.among(idNumber: Self.man, sex: word) == [])
        #expect(Contradiction.among(idNumber: Self.woman, sex: word) == [.sex])
    }

    @Test(arguments: ["女", "女性", "Female", "f"])
    func `a woman's word fits an even digit and no odd one`(word: String) {
        #expect(Contradiction.among(idNumber: Self.woman, sex: word) == [])
        #expect(Contradiction.among(idNumber: Self.man, sex: word) == [.sex])
    }

    @Test(arguments: [
        ("1968-05-12", []), ("1968-12-05", [Contradiction.birth]), (nil, []),
    ])
    func `a day of birth is that of the number`(birth: String?, found: [Contradiction]) {
        #expect(
            Contradiction.among(idNumber: Self.woman, sex: "女", birth: birth) == found)
    }

    @Test(
        arguments: [
            (nil, "男"), (woman, nil), (woman, "未知"), ("1499991968051200", "男"),
            ("1499991968051200X6", "女"),
        ] as [(String?, String?)])
    func `what is missing or says nothing contradicts nothing`(number: String?, word: String?) {
        #expect(Contradiction.among(idNumber: number, sex: word) == [])
    }
}
