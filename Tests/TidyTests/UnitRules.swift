import Testing

/// What the shipped units say, beyond what `systemd-analyze` looks at.
@Suite struct UnitRules {
    static func unit(_ name: String) throws -> String {
        try #require(SourceTree.files(under: "systemd", ending: name).first).text
    }

    /// Every value of a setting.
    static func values(_ setting: String, in unit: String) -> [String] {
        unit.split(separator: "\n").filter { $0.hasPrefix("\(setting)=") }
            .map { String($0.dropFirst(setting.count + 1)) }
    }

    /// The value of a setting that occurs once.
    static func value(_ setting: String, in unit: String) -> String? {
        let values = values(setting, in: unit)
        return values.count == 1 ? values[0] : nil
    }

    static func seconds(_ text: String?) -> Int? {
        text.flatMap { $0.wholeMatch(of: /([0-9]+)s/) }.flatMap { Int($0.1) }
    }

    /// With a runtime directory of its own the service would take its sockets away whenever it
    /// stops (systemd.exec(5)).
    @Test func `R40 no unit of the service owns the directory of the sockets`() throws {
        for unit in SourceTree.files(under: "systemd", ending: ".service") {
            #expect(Self.values("RuntimeDirectory", in: unit.text) == [], "\(unit.path)")
        }
        #expect(try Self.unit("liaison.tmpfiles").contains("d /run/liaison 0755 root root -"))
        for name in ["liaisond.socket", "liaisond-monitor.socket"] {
            let path = try #require(Self.value("ListenStream", in: try Self.unit(name)))
            #expect(path.hasPrefix("/run/liaison/"))
            // Both default to what everybody may do (systemd.socket(5)).
            #expect(Self.value("SocketMode", in: try Self.unit(name)) != nil)
            #expect(Self.value("DirectoryMode", in: try Self.unit(name)) == "0755")
        }
    }

    /// In a user namespace every caller has the same id; killed instead of refused, libdispatch's
    /// setpriority(2) would end the daemon.
    @Test func `R43 callers keep their identities, and a refused call is an error`() throws {
        let service = try Self.unit("liaisond.service")
        #expect(Self.values("PrivateUsers", in: service) == [])
        #expect(Self.value("SystemCallErrorNumber", in: service) == "EPERM")
    }

    /// Its sockets would start a service that somebody has stopped, every half a minute.
    @Test func `R64 the metrics are written while the service runs, and start nothing`() throws {
        let service = try Self.unit("liaison-metrics.service")
        let timer = try Self.unit("liaison-metrics.timer")
        #expect(Self.value("Requisite", in: service) == "liaisond.service")
        #expect(Self.value("PartOf", in: timer) == "liaisond.service")
        #expect(Self.value("WantedBy", in: timer) == "liaisond.service")
        for unit in [service, timer] {
            #expect(Self.value("After", in: unit) == "liaisond.service")
            for word in ["Wants", "Requires", "BindsTo"] {
                #expect(Self.values(word, in: unit) == [])
            }
        }
        // One place: where the timer looks, where the service may write, where it writes.
        let folder = try #require(Self.value("ConditionPathIsDirectory", in: timer))
        #expect(Self.value("ReadWritePaths", in: service) == "-" + folder)
        #expect(Self.value("ExecStart", in: service)?.hasSuffix("\(folder)/liaison.prom") == true)
        #expect(Self.values("PrivateUsers", in: service) == [])
    }

    @Test func `R46 what the daemon gives itself to stop ends before systemd's patience`() throws {
        let daemon = try #require(
            SourceTree.sources.first { $0.path == "Sources/LiaisonDaemon/Daemon.swift" })
        func budget(_ name: String) throws -> Int {
            let match = daemon.text.firstMatch(of: try Regex("\(name) = \\.seconds\\(([0-9]+)\\)"))
            return try #require(match?.output[1].substring.flatMap { Int($0) })
        }
        let own =
            try budget("maximumGracefulShutdownDuration") + budget("maximumCancellationDuration")
        let patience = try #require(
            Self.seconds(Self.value("TimeoutStopSec", in: try Self.unit("liaisond.service"))))
        // The log's last lines and the checkpoint come after both.
        #expect(own + 5 <= patience)
    }

    @Test func `a setting that stands twice or not at all is no value`() {
        #expect(Self.value("A", in: "A=1\nB=2") == "1")
        #expect(Self.value("A", in: "A=1\nA=2") == nil)
        #expect(Self.values("A", in: "A=1\nA=2\nB=3") == ["1", "2"])
        #expect(Self.value("A", in: "#A=1\nAA=2") == nil)
        #expect(Self.seconds("30s") == 30)
        #expect(Self.seconds("30") == nil)
    }
}
