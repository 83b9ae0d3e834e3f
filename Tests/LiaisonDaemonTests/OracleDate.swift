import LiaisonCore

/// A day as year, month and day; months are counted by hand.
struct OracleDate: Comparable {
    var y: Int, m: Int, d: Int

    init(_ y: Int, _ m: Int, _ d: Int) { (self.y, self.m, self.d) = (y, m, d) }
    init(_ day: CivilDate) { self.init(day.year, day.month, day.day) }
    static func < (a: OracleDate, b: OracleDate) -> Bool { (a.y, a.m, a.d) < (b.y, b.m, b.d) }
    static func last(_ y: Int, _ m: Int) -> Int {
        let leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0)
        return m == 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].contains(m) ? 30 : 31
    }
    func plus(months: Int) -> OracleDate {
        var (y, m) = (self.y, self.m + months)
        while m > 12 { (y, m) = (y + 1, m - 12) }
        while m < 1 { (y, m) = (y - 1, m + 12) }
        return OracleDate(y, m, min(d, OracleDate.last(y, m)))
    }
    func plus(days: Int) -> OracleDate {
        var day = self
        for _ in 0..<days {
            if day.d < OracleDate.last(day.y, day.m) {
                day.d += 1
            } else {
                day = day.m == 12 ? OracleDate(day.y + 1, 1, 1) : OracleDate(day.y, day.m + 1, 1)
            }
        }
        return day
    }
    var monthEnd: OracleDate { OracleDate(y, m, OracleDate.last(y, m)) }
    var halfEnd: OracleDate { m <= 6 ? OracleDate(y, 6, 30) : OracleDate(y, 12, 31) }
}
