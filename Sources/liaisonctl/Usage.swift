import ArgumentParser
import LiaisonClient
import LiaisonWire

/// What the parser did not run: a wish for help or the version, or a command line that is wrong.
struct Usage {
    private let words: [String]
    private let error: any Error

    /// The end of parsing `words` with `error`.
    init(_ words: [String], _ error: any Error) {
        self.words = words
        self.error = error
    }

    /// Prints what it is about; gives the exit status.
    func report() -> Int32 {
        let isWish = Liaisonctl.exitCode(for: error).isSuccess
        if isWish, words.contains("--experimental-dump-help") {
            Output.lines([Liaisonctl._dumpHelp()])
            return ExitStatus.done.rawValue
        }
        if isWish, let options = Self.optionsOfVersion(words) {
            Version(options).show()
            return ExitStatus.done.rawValue
        }
        guard let tree = Self.tree else {
            Output.errors(["liaisonctl: " + Liaisonctl.message(for: error)])
            return ExitStatus.internal.rawValue
        }
        let reading = CommandReading(words, in: tree)
        let options = GlobalOptions(reading)
        if isWish {
            if reading.has("version"), !reading.has("help") {
                Version(options).show()
                return ExitStatus.done.rawValue
            }
            // `help foo`: the parser would show the program's help and say nothing.
            if !reading.isHelp || reading.fault == nil {
                show(reading.command, in: tree, options)
                return ExitStatus.done.rawValue
            }
        }
        let fault =
            reading.faultAtEnd
            ?? .refused(Liaisonctl.message(for: error), command: reading.command)
        let layout = options.layout(office: options.officeLanguage(), for: .errors)
        Output.report(layout.failure(fault), fault.value, isJSON: options.json)
        return ExitStatus.usage.rawValue
    }

    private func show(_ command: CommandTree, in tree: CommandTree, _ options: GlobalOptions) {
        let layout = options.layout(office: options.officeLanguage())
        if options.json {
            Output.lines([layout.helpValue(command, in: tree).text])
        } else {
            Output.page(layout.help(command, in: tree), layout.style, isOff: options.noPager)
        }
    }

    /// The options of a command line that has nothing else and asks for the version: read without the
    /// tree of all commands, which takes three quarters of the time of so short a run.
    private static func optionsOfVersion(_ words: [String]) -> GlobalOptions? {
        guard words.contains("--version"), let tree = tree(of: Bare.self) else { return nil }
        let reading = CommandReading(words, in: tree)
        let isAlone = reading.faultAtEnd == nil && reading.values.isEmpty && !reading.isHelp
        return isAlone && !reading.has("help") ? GlobalOptions(reading) : nil
    }

    /// The commands as they are declared.
    static var tree: CommandTree? { tree(of: Liaisonctl.self) }

    private static func tree(of program: (some ParsableCommand).Type) -> CommandTree? {
        guard let dump = try? JSONScanner.parse(Array(program._dumpHelp().utf8)) else {
            return nil
        }
        return CommandTree(dump: dump)
    }
}

/// The program without its commands.
private struct Bare: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: Liaisonctl.configuration.commandName, version: Product.version)
    @OptionGroup var global: GlobalOptions
}

extension GlobalOptions {
    /// The options of a command line that the parser did not take.
    init(_ reading: CommandReading) {
        self.init()
        socket = reading.value("socket")
        json = reading.has("json")
        lang = reading.value("lang").flatMap(LanguageTag.init(argument:))
        color = reading.value("color").flatMap(ColourUse.init(rawValue:)) ?? .auto
        noColor = reading.has("no-color")
        noPager = reading.has("no-pager")
    }
}

/// `liaisonctl --version`
struct Version {
    private let options: GlobalOptions

    init(_ options: GlobalOptions) {
        self.options = options
    }

    /// Prints the client's version, and the daemon's when it answers at once.
    func show() {
        let greeting = options.glance()
        let layout = options.layout(office: greeting?.language)
        Output.lines(options.json ? [layout.versionValue(greeting).text] : layout.version(greeting))
    }
}
