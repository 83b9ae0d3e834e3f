/// What is said about the working days.
enum CalendarPhrase: Sendable {
    case year(Int)
    case installed(_ year: Int, workingDays: Int)
    case days(off: Int, makeUp: Int)
    case springFestival(_ day: String)
    case noSpringFestival
    case installedAt(_ moment: String, _ source: String)
    case moved(Int, people: Int)
    case moreMoved(Int)
    case nothingMoved
    case columnNotice, columnFrom, columnTo

    /// The words.
    func text(_ texts: Texts) -> String {
        switch self {
        case .year(let year): texts.either("\(year) 年", "\(year)")
        case .installed(let year, let days):
            texts.either(
                "已安装 \(year) 年工作日历：工作日 \(days) 天",
                "Working days of \(year) installed: \(days) working days")
        case .days(let off, let makeUp):
            texts.either(
                "放假 \(off) 天，调休上班 \(makeUp) 天",
                "\(off) days off named, \(makeUp) make-up days")
        case .springFestival(let day): texts.either("春节 \(day)", "Spring Festival \(day)")
        case .noSpringFestival:
            texts.either(
                "没有春节日期；如需春节返乡提醒，请加 --spring-festival 日期 再安装一次",
                "No date of Spring Festival; for what depends on it, install again with "
                    + "--spring-festival DATE")
        case .installedAt(let moment, let source):
            texts.either(
                "\(moment) 安装" + (source.isEmpty ? "" : "，来源 \(source)"),
                "installed \(moment)" + (source.isEmpty ? "" : ", from \(source)"))
        case .moved(let count, let people):
            texts.either(
                "有 \(count) 条提醒改了日期，涉及 \(people) 人：",
                "\(count) reminders have other dates, about \(people) people:")
        case .moreMoved(let count):
            texts.either(
                "另有 \(count) 条没有列出，用 liaisonctl why 人员 查看",
                "and \(count) more; see `liaisonctl why MEMBER`")
        case .nothingMoved: texts.either("没有提醒因此改日期", "No reminder has another date")
        case .columnNotice: texts.either("提醒编号", "Notice")
        case .columnFrom: texts.either("原定", "From")
        case .columnTo: texts.either("改为", "To")
        }
    }
}
