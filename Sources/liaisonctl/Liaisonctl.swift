import ArgumentParser
import Glibc
import LiaisonClient
import LiaisonWire

/// The command line client: parses arguments, speaks the protocol, lays out answers.
@main
struct Liaisonctl: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "liaisonctl",
        abstract: "Keep the roll of mobile Party members: who is to be called, by whom, and why.",
        version: Product.version,
        subcommands: [
            Status.self, Agenda.self, Unknowns.self, Why.self, Duty.self, Done.self, Contact.self,
            Dues.self,
            Attend.self, Study.self, Activity.self, Care.self, Appraise.self,
            ExchangeAppraisal.self, Commend.self, ReportedChange.self, Conduct.self, Notify.self,
            Statement.self, Exempt.self, ArrangeDues.self, AmendFact.self, VoidFact.self,
            Decide.self, Leave.self, Arrive.self,
            Recognise.self, Register.self, Expect.self, CheckIn.self, Place.self,
            NameLiaison.self, TransferableAnswer.self, Transfer.self, Probation.self,
            Outreach.self, Report.self,
            Return.self, Assign.self, Member.self, Org.self, Staff.self, Told.self, Import.self,
            Release.self, Events.self, Rules.self, Calendar.self, Delivery.self, Health.self,
            Doctor.self, Reload.self, Metrics.self, Slow.self, Backup.self, Restore.self, Ping.self,
            WaitReady.self, Call.self, Describe.self, PrintCompletion.self,
        ]
    )

    @OptionGroup var global: GlobalOptions

    /// Runs the command line of this process.
    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        if words.first == Completing.command {
            Completing.run(Array(words.dropFirst()))
        } else {
            let status = run(words)
            if status != 0 { Glibc.exit(status) }
        }
    }

    /// Parses and runs one command line; gives the exit status.
    static func run(_ words: [String]) -> Int32 {
        do {
            var command = try parseAsRoot(words)
            try command.run()
            return ExitStatus.done.rawValue
        } catch let code as ExitCode {
            return code.rawValue
        } catch {
            return Usage(words, error).report()
        }
    }

    /// Without a command: asks step by step on a terminal, else the commands of every day.
    func run() throws {
        if Output.hasTerminal, !global.json {
            Menu(global).run()
        } else {
            let layout = global.layout(office: global.officeLanguage())
            if global.json {
                Output.lines([layout.everydayValue.text])
            } else {
                Output.lines(layout.everyday())
            }
        }
    }
}
