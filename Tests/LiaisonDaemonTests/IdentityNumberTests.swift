import LiaisonCore
import LiaisonTestKit
import Testing

@testable import LiaisonDaemon

@Suite struct IdentityNumberTests {
    /// Made for the test: the division 149999 is unassigned.
    static let good = "149999196805120016"
    static let withX = "14999919680512018X"

    private func fault(_ text: String) -> IdentityNumber.Fault? {
        do throws(IdentityNumber.Fault) {
            _ = try IdentityNumber(reading: text)
            return nil
        } catch { return error }
    }

    @Test func `the published samples of GB 11643 have the right check digit`() {
        for sample in ["11010519491231002X", "34052419800101001X", "370101190102039973"] {
            #expect(fault(sample) == nil)
        }
        // Born in 1880: its check digit is right, its date before the calendar's first year.
        #expect(fault("440524188001010014") == .birthDate)
    }

    @Test func `full-width digits, blanks, apostrophes and a lower-case x are put right`() throws {
        for raw in [
            Self.withX, Self.withX.lowercased(), "'" + Self.withX, " \(Self.withX) ",
            "‘" + Self.withX,
            "149999 19680512 018X", "１４９９９９１９６８０５１２０１８Ｘ", "`" + Self.withX + "\n",
        ] {
            #expect(try IdentityNumber(reading: raw).text == Self.withX)
        }
        #expect(try IdentityNumber(reading: Self.withX).born == day("1968-05-12"))
    }

    @Test func `what a spreadsheet or a finger spoils is found, each by its kind`() {
        #expect(fault("1.49999E+17") == .notation)
        #expect(fault("1.49999196805120E+17") == .notation)
        #expect(fault("149999196805120000") == .zeros)
        #expect(fault("14999919680512001") == .length(17))
        #expect(fault("149999680512001") == .length(15))
        #expect(fault("14999919680512O016") == .characters)
        #expect(fault("149999196805120017") == .checkDigit)
    }

    @Test func `every single wrong digit and every swap of neighbours is found`() {
        let digits = Array(Self.good)
        for index in 0..<17 {
            for other in "0123456789" where other != digits[index] {
                var changed = digits
                changed[index] = other
                #expect(fault(String(changed)) != nil)
            }
        }
        for index in 0..<16 where digits[index] != digits[index + 1] {
            var swapped = digits
            swapped.swapAt(index, index + 1)
            #expect(fault(String(swapped)) != nil)
        }
    }

    @Test func `a number that really ends in zeros is taken when the cell was kept as text`() {
        let number = "149999195005018000"
        #expect(fault(number) == .zeros)
        #expect(fault("'" + number) == nil)
    }
}
