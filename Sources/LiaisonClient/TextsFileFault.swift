import LiaisonWire

/// One thing that is wrong in a file that was sent, as the daemon tells it.
struct FileFaultText {
    private let code: FileFaultCode?
    private let place: String
    private let key: String
    private let message: String
    private let value: String

    init(_ fault: JSONValue) {
        code = fault.field("code").flatMap { FileFaultCode(rawValue: $0) }
        key = fault.field("key") ?? ""
        message = fault.field("message") ?? ""
        value = fault.field("value") ?? ""
        place = fault.count("line").map { "\($0)" } ?? ""
    }

    /// `line 3: off: what is wrong`.
    var english: String {
        [place.isEmpty ? "" : "line \(place)", key, message].filter { !$0.isEmpty }
            .joined(separator: ": ")
    }

    /// The same in Chinese.
    var chinese: String {
        let line = place.isEmpty ? "" : "第 \(place) 行"
        let lead =
            code == .count ? line : [line, key].filter { !$0.isEmpty }.joined(separator: " ")
        return [lead, what].filter { !$0.isEmpty }.joined(separator: "：")
    }

    private var what: String {
        switch code {
        case nil, .syntax: FaultForm.chinese(message) ?? message
        case .year: "没有年份，或年份不对"
        case .day: "“\(value)”不是这一年的日期"
        case .both: "\(value) 既是放假又是上班"
        case .empty: "没有任何日期：\(value) 年的放假安排还没有公布，仍按未知处理；公布后再安装"
        case .count: count
        case .makeUp: "\(value) 不是周末，本来就上班，不是调休"
        case .springFestival: "\(value) 不会是春节：春节在 1 月 21 日至 2 月 21 日之间，并且放假"
        }
    }

    /// `12 5 60`: what was counted, and from where to where it can be.
    private var count: String {
        let numbers = value.split(separator: " ")
        guard numbers.count == 3 else { return message }
        let what =
            switch key {
            case "off": "放假"
            case "make_up": "调休上班"
            default: "工作日"
            }
        return "\(what) \(numbers[0]) 天，应为 \(numbers[1]) 至 \(numbers[2]) 天；请核对是否漏了或重复了节日"
    }
}

extension ErrorReply {
    /// What is wrong in the file that was sent.
    var fileFaults: [FileFaultText] { (details?.list("faults") ?? []).map { FileFaultText($0) } }
}
