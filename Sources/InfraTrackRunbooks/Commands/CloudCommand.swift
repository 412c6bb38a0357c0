/// The command lines of clouds, whose verbs say what they do.
enum CloudCommand {
    private static let programs: Set<String> = [
        "aws", "gcloud", "az", "hcloud", "doctl", "openstack",
    ]
    private static let looking = CommandTables.words(
        "list ls describe show get head status version")

    static func isReadOnly(_ command: SimpleCommand) -> Bool {
        guard programs.contains(command.program) else { return false }
        return command.operands.prefix(4).contains { operand in
            looking.contains(operand)
                || ["describe-", "get-", "list-", "head-"].contains { operand.hasPrefix($0) }
        }
    }
}
