public import InfraTrack

/// The spool that the hooks of ``ShellHook`` write.
///
/// A command has a line when it starts and one when it ends; one without an end was running when the
/// spool was read, or its shell was left or killed while it ran. Importing the spool again gives it
/// the end that was written since.
public struct SpoolSource: SessionSource {
    /// `spool`.
    public let name = "spool"

    /// Makes the source.
    public init() {}

    /// The commands of every shell that wrote to a spool.
    public func session(
        _ bytes: [UInt8], timing: [UInt8]? = nil
    ) throws(LedgerError) -> CapturedSession {
        var starts: [SpoolLine] = []
        var ends: [String: SpoolLine] = [:]
        var session = CapturedSession()
        var hidden = 0
        var torn = 0
        for line in SourceText.lines(ArraySlice(bytes)).lines where !line.isEmpty {
            guard let line = SpoolLine(line), let id = line["id"] else {
                torn += 1
                continue
            }
            switch line.kind {
            case .start: starts.append(line)
            case .end: ends[id] = ends[id] ?? line
            case .skip: hidden += 1
            }
        }
        guard torn == 0 || starts.count + ends.count + hidden > 0 else {
            throw LedgerError(
                .invalid, "The file is no spool of a hook.",
                cure: "Give the file that INFRATRACK_SPOOL names.")
        }
        for start in starts {
            if let command = Self.command(start, start["id"].flatMap { ends[$0] }) {
                session.commands.append(command)
            }
        }
        if torn > 0 {
            session.notes.append("\(torn) lines of the spool are torn and were left out.")
        }
        if hidden > 0 {
            session.notes.append(
                "\(hidden) commands that were hidden from the history, or the same as the one before, were not recorded."
            )
        }
        return session
    }

    private static func command(_ start: SpoolLine, _ end: SpoolLine?) -> CapturedCommand? {
        guard let text = start["cmd"], let id = start["id"] else { return nil }
        var input = CommandInput(text: text)
        input.source = "spool"
        input.identity = ["spool", start["host"] ?? "", id]
        input.shell = SourceText.word(start["shell"]?.split(separator: " ").first.map(String.init))
        input.host = SourceText.word(start["host"])
        input.user = SourceText.word(start["user"])
        input.cwd = start["cwd"]
        input.started = start.at.flatMap { SourceText.instant($0) }
        input.exit = end?["exit"].flatMap(Int.init)
        if let began = start.at, let ended = end?.at, ended >= began, ended - began < 1 << 50 {
            input.durationMicroseconds = ended - began
        }
        input.notes = notes(start, end, text)
        return CapturedCommand(input, task: start["task"])
    }

    private static func notes(
        _ start: SpoolLine, _ end: SpoolLine?, _ text: String
    ) -> [String] {
        var notes: [String] = []
        if let ssh = start["ssh"]?.split(separator: " ").first {
            notes.append("Over SSH from \(ssh).")
        }
        if end == nil { notes.append("It had not ended, or its shell ended with it.") }
        if end?["kind"] == "syntax" {
            notes.append("The shell refused it as a syntax error; nothing was run.")
        }
        // What a shell keeps of a pipeline is stale behind a command in the background.
        let isBackground = text.last { !$0.isWhitespace } == "&"
        if let pipe = end?["pipe"], text.contains("|"), !isBackground {
            notes.append("Exit statuses of the pipeline: \(pipe).")
        }
        if let after = end?["cwd"], after != start["cwd"] {
            notes.append("Working directory afterwards: \(after)")
        }
        return notes
    }
}
