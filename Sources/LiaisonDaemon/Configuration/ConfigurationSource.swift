/// Where the configuration comes from: a file, and the flags of the command line, which come after it
/// at every reading.
package struct ConfigurationSource: Sendable {
    let file: String
    private let stateDirectory: String?
    private let socket: String?
    private let monitorSocket: String?

    package init(
        file: String, stateDirectory: String? = nil, socket: String? = nil,
        monitorSocket: String? = nil
    ) {
        self.file = file
        self.stateDirectory = stateDirectory
        self.socket = socket
        self.monitorSocket = monitorSocket
    }

    /// Reads `liaison.toml`; all of its faults at once.
    package func load() -> Result<Configuration, ConfigurationFaults> {
        Configuration.load(file: file).map { configuration in
            var configuration = configuration
            configuration.stateDirectory = stateDirectory ?? configuration.stateDirectory
            configuration.socket = socket ?? configuration.socket
            configuration.monitorSocket = monitorSocket ?? configuration.monitorSocket
            return configuration
        }
    }

    /// Reads it and the files beside it.
    func loadAll() -> Result<Settings, ConfigurationFaults> {
        load().flatMap { Settings.load($0) }
    }
}
