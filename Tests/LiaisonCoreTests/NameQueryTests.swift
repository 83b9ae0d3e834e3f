import LiaisonCore
import LiaisonTestKit
import Testing

/// Names by what people type for them.
@Suite struct NameQueryTests {
    @Test(arguments: [
        ("苏映河", "苏映河", NameFit.whole), ("苏映", "苏映河", .part), ("映河", "苏映河", .part),
        ("syh", "苏映河", .initials), ("SYH", "苏映河", .initials), ("ｓｙｈ", "苏映河", .initials),
        ("苏yh", "苏映河", .initials), ("sy", "苏映河", .someInitials), ("yh", "苏映河", .someInitials),
        ("买买提艾力", "买买提·艾力", .whole), ("买买提.艾力", "买买提·艾力", .whole),
        ("买买提•艾力", "买买提・艾力", .whole), ("艾力", "买买提·艾力", .part),
        ("mmtal", "买买提·艾力", .initials), ("苏 映 河", "苏映河", .whole),
        ("苏　映河", "苏映河", .whole), ("maria", "Maria Lopez", .part),
        ("marialopez", "Maria Lopez", .whole), ("阿b", "阿B", .whole), ("𠮷", "𠮷田野", .part),
        ("ty", "𠮷田野", .someInitials), ("jmh", "㛃明慧", .initials),
    ])
    func `a text fits a name in one of four ways`(typed: String, name: String, fit: NameFit) {
        #expect(NameQuery(typed).fit(name) == fit)
    }

    @Test(arguments: [
        ("单", "sdc"), ("曾", "zc"), ("解", "jx"), ("查", "zc"), ("仇", "qc"), ("区", "qo"),
        ("任", "r"), ("朴", "p"), ("盖", "g"), ("覃", "qt"), ("乐", "ly"), ("翟", "zd"),
        ("尉", "wy"), ("长", "cz"), ("万", "mw"), ("俟", "qs"), ("澹", "dt"), ("种", "zc"),
        ("缪", "m"), ("冼", "x"), ("谌", "cs"), ("郇", "hx"), ("阚", "hk"), ("葛", "g"),
        ("㛃", "j"), ("𠅤", "x"), ("𬭛", "b"), ("𬱖", "d"),
    ])
    func `a character has the initials of all its readings`(character: String, letters: String) {
        let name = character + "明"
        for letter in "abcdefghijklmnopqrstuvwxyz" {
            let fits = NameQuery("\(letter)m").fit(name) == .initials
            #expect(fits == letters.contains(letter), "\(character) \(letter)")
        }
    }

    @Test(arguments: ["", " ", "·", "x", "苏映河水", "hy", "syhh", "1"])
    func `what does not fit is not found`(typed: String) {
        #expect(NameQuery(typed).fit("苏映河") == nil)
    }

    @Test func `nearly every ideograph of the basic block has an initial`() {
        let known = (0x4E00...0x9FA5).count { code in
            Unicode.Scalar(UInt32(code)).map { PinyinInitials.letters(of: $0) != 0 } ?? false
        }
        #expect(known > 20_880)
        #expect(PinyinInitials.letters(of: "a") == 0)
        #expect(PinyinInitials.letters(of: "\u{33FF}") == 0)
        #expect(PinyinInitials.letters(of: "\u{A000}") == 0)
        #expect(PinyinInitials.letters(of: "\u{10FFFF}") == 0)
    }

    /// The sorted lists are searched by halves: a record out of place would never be found.
    @Test func `every character with several readings is found in its list`() {
        for code: UInt32 in 0x3400...0x9FFF {
            guard let scalar = Unicode.Scalar(code) else { continue }
            let isCapital = PinyinTable.letters.withUTF8Buffer {
                0x41...0x5A ~= $0[Int(code - PinyinTable.first)]
            }
            #expect(!isCapital || PinyinInitials.letters(of: scalar).nonzeroBitCount > 1)
        }
    }
}

@Suite struct NumberQueryTests {
    @Test(arguments: ["8387", "139 0000 8387", "139-0000-8387", "１３９００００８３８７"])
    func `a tail fits whatever stands between the digits`(typed: String) throws {
        let query = try #require(NumberQuery(typed))
        #expect(query.fits(tailOf: "139 0000-8387"))
        #expect(!query.fits(tailOf: "13900008388"))
    }

    @Test func `the tail of an ID number may end with an x of either case and width`() throws {
        for typed in ["002x", "002X", "００２Ｘ"] {
            #expect(try #require(NumberQuery(typed)).fits(tailOf: "14999919900101002X"))
        }
    }

    @Test(arguments: ["", "387", "38a7", "x387", "苏映河1", "12.34", "-387"])
    func `what is too short or no number is none`(typed: String) {
        #expect(NumberQuery(typed) == nil)
    }
}
