import InfraTrack

/// One recorded command with what can be told of it.
struct Attempt {
    let record: CommandRecord
    let shell: ShellCommand
    /// The values in its text.
    let values: [FoundValue]
    /// Its text with the kinds of its values in their places.
    let canonical: String
    /// Where it ran: the record's own, or what the `cd` before it said.
    var cwd: String?
    /// How often it was run in a row; the record is the last.
    var repeats = 1
    /// What the last of several runs printed that the ones before did not.
    var until: String?

    /// Whether it ended badly; an unknown status is not taken for a failure.
    var hasFailed: Bool {
        guard let exit = record.exit, exit != 0 else { return false }
        return !(isLook && isAnswer)
    }

    var isLook: Bool { shell.kind == .readOnly }

    /// Whether its program answers by its status.
    private var isAnswer: Bool {
        shell.parts.last.map { CommandTables.answers.contains($0.program) } ?? false
    }

    /// Interrupted, and not found: nobody learns from those.
    var isPointless: Bool { record.exit == 130 || record.exit == 127 }

    func isSame(as other: Attempt) -> Bool {
        record.command == other.record.command && record.host == other.record.host
    }
}
