import ArgumentParser
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
            Status.self, Agenda.self, Unknowns.self, Why.self, Done.self, Contact.self, Dues.self,
            Attend.self, Decide.self, Leave.self, Recognise.self, CheckIn.self, Place.self,
            Return.self, Assign.self, Member.self, Org.self, Staff.self, Told.self, Import.self,
            Release.self, Events.self, Rules.self, Calendar.self, Delivery.self, Health.self,
            WaitReady.self,
            Call.self, Describe.self,
        ]
    )

    @OptionGroup var global: GlobalOptions

    /// Without a command: the commands of every day, in the user's language.
    func run() throws {
        Output.lines(global.layout(office: global.officeLanguage()).everyday())
    }
}
