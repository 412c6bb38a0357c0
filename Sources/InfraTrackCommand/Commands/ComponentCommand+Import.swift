import ArgumentParser
import InfraTrack
import InfraTrackInventory

extension ComponentCommand {
    struct Import: Call {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Bring components in line with what a source lists; prints a report")
        @OptionGroup var global: GlobalOptions
        @Option(
            help: "What listed it: \(ComponentSources.all.map(\.name).joined(separator: ", "))")
        var source: String
        @Option(help: "The part of the infrastructure it lists, as a component key") var scope:
            String
        @Flag(name: .customLong("dry-run"), help: "Change nothing, and print what would happen")
        var isTrial = false
        @Flag(
            name: .customLong("accept-retirements"),
            help: "Accept that many components are gone, or all, or that the state is another")
        var acceptsRetirements = false
        @Flag(help: "Print the report as one JSON object") var json = false
        @Argument(help: "The listing, or - for standard input") var file = "-"

        func run(_ session: Session) throws {
            let source = try ComponentSources.named(source)
            let scope = try InventoryImport.scope(scope)
            let payload = try session.environment.read(file)
            let inventory = InventoryImport(
                of: source, scope: scope,
                options: ImportOptions(
                    isTrial: isTrial, acceptsRetirements: acceptsRetirements))
            let repository = try isTrial ? session.open() : session.openForChange()
            let committed = try inventory.run(
                payload, into: repository, message: global.message, commit: global.commit)
            session.tell(committed)
            session.print(committed.value, json: json, isTrial: isTrial)
        }
    }
}
