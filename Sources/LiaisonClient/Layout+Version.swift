package import LiaisonWire

/// Who is speaking, and whether the other side answers.
extension Layout {
    /// Product and protocol of the client, and of the daemon when it has greeted.
    package func version(_ greeting: Greeting?) -> [String] {
        let own = version(
            "liaisonctl", Product.version, "\(ProtocolVersion.major).\(ProtocolVersion.minor)")
        guard let greeting else {
            return [own, texts.either("liaisond 没有应答", "liaisond does not answer")]
        }
        return [
            own,
            version(
                "liaisond", printable(greeting.version), "\(greeting.major).\(greeting.minor)"),
        ]
    }

    private func version(_ product: String, _ version: String, _ spoken: String) -> String {
        texts.either(
            "\(product) \(version)（协议 \(spoken)）", "\(product) \(version) (protocol \(spoken))")
    }

    /// The same for programs; `daemon` is null when it does not answer.
    package func versionValue(_ greeting: Greeting?) -> JSONValue {
        let daemon = greeting.map { greeting -> JSONValue in
            [
                "version": .string(greeting.version),
                "protocol": ["major": .integer(greeting.major), "minor": .integer(greeting.minor)],
            ]
        }
        return [
            "product": "liaisonctl", "version": .string(Product.version),
            "protocol": [
                "major": .integer(ProtocolVersion.major), "minor": .integer(ProtocolVersion.minor),
            ],
            "daemon": daemon ?? .null,
        ]
    }

    /// The answer of `daemon.ping`.
    package func ping(_ answer: JSONValue) -> [String] {
        let time = answer.field("time").map { LayoutMoment.local(printable($0)) } ?? ""
        return [texts.either("服务应答正常  \(time)", "The service answers  \(time)")]
    }
}

extension Texts {
    /// One of two texts, where a sentence is needed in one place only.
    func either(_ chinese: String, _ english: String) -> String {
        language == .chinese ? chinese : english
    }
}
