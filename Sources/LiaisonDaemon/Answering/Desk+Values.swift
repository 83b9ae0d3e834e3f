internal import LiaisonCore
internal import LiaisonWire

/// Reads the values of parameters: dates, months, words.
extension Desk {
    /// A date parameter; today when absent.
    func day(_ params: JSONValue, _ name: String = "on") throws -> CivilDate {
        guard let text = params[name]?.string else { return today }
        guard let day = CivilDate(iso: text) else {
            throw ErrorReply(.paramsInvalid, "not a date", path: "params.\(name)")
        }
        return day
    }

    func optionalDay(_ params: JSONValue, _ name: String) throws -> CivilDate? {
        params[name] == nil ? nil : try day(params, name)
    }

    func optionalMonth(_ params: JSONValue, _ name: String) throws -> CivilMonth? {
        guard let text = params[name]?.string else { return nil }
        guard let month = CivilMonth(iso: text) else {
            throw ErrorReply(.paramsInvalid, "not a month", path: "params.\(name)")
        }
        return month
    }

    func optionalWord<Word: RawRepresentable>(
        _ params: JSONValue, _ name: String, as type: Word.Type
    ) throws -> Word? where Word.RawValue == String {
        guard let text = params[name]?.string else { return nil }
        guard let word = Word(rawValue: text) else {
            throw ErrorReply(.paramsInvalid, "not one of the words", path: "params.\(name)")
        }
        return word
    }

    func word<Word: RawRepresentable>(
        _ params: JSONValue,
        _ name: String,
        else fallback: Word
    ) throws -> Word where Word.RawValue == String {
        guard let text = params[name]?.string else { return fallback }
        guard let word = Word(rawValue: text) else {
            throw ErrorReply(.paramsInvalid, "not one of the words", path: "params.\(name)")
        }
        return word
    }
}
