import InfraTrack

/// Cuts a recording into commands: by marks where a shell wrote them, by prompts otherwise.
enum SessionSplitter {
    static func split(_ recording: Recording) -> CapturedSession {
        var session = commands(recording)
        let isShell = recording.command.map(isShell) ?? true
        if let last = session.commands.indices.last, recording.exit != nil || !recording.isComplete
        {
            judge(&session.commands[last], recording, isShell: isShell)
        }
        session.notes += recording.notes
        for index in session.commands.indices {
            session.commands[index].describe(recording, session.notes[0], number: index + 1)
        }
        return session
    }

    private static func commands(_ recording: Recording) -> CapturedSession {
        var marks = MarkSplitter(recording)
        let marked = marks.split()
        if marks.hasMarks {
            return CapturedSession(commands: marked, notes: ["Split by the shell's marks."])
        }
        if let command = recording.command, !isShell(command) {
            return CapturedSession(
                commands: [whole(recording, command)],
                notes: ["Taken whole: the recorder ran one command."])
        }
        let prompted = PromptSplitter(recording).split()
        if !prompted.isEmpty {
            return CapturedSession(
                commands: prompted,
                notes: ["Split by what looks like a prompt, as there are no marks."])
        }
        guard recording.events.contains(where: \.isOutput) else {
            return CapturedSession(notes: ["Nothing was printed."])
        }
        return CapturedSession(
            commands: [whole(recording, recording.command ?? "(unknown command)")],
            notes: ["Taken whole: there are no marks and no prompts in it."])
    }

    /// The recording as the output of one command.
    private static func whole(_ recording: Recording, _ text: String) -> CapturedCommand {
        var builder = CommandBuilder(recording, at: 0, size: recording.size)
        for event in recording.events { builder.take(event) }
        builder.end(at: recording.events.last?.at)
        return builder.command(text)
    }

    /// Whether a command line starts a shell that people type into.
    static func isShell(_ command: String) -> Bool {
        let words = command.split(separator: " ")
        let shells = ["sh", "bash", "zsh", "fish", "dash", "ksh", "pwsh", "ash"]
        guard let first = words.first, let name = first.split(separator: "/").last,
            shells.contains(String(name.drop { $0 == "-" }))
        else { return false }
        // `sh -c …` and a script are no typing, unless `-i` says so.
        let options = words.dropFirst()
        guard !options.contains(where: { $0.hasPrefix("-c") }) else { return false }
        return options.contains("-i") || options.allSatisfy { $0.hasPrefix("-") }
    }

    /// The command that ended the recording has the recorder's status, when that can be told.
    private static func judge(
        _ command: inout CapturedCommand, _ recording: Recording, isShell: Bool
    ) {
        guard command.input.exit == nil else { return }
        let text = command.input.text
        let endsShell = text == "exit" || text.hasPrefix("exit ") || text == "logout"
        if let exit = recording.exit, !isShell || endsShell {
            command.input.exit = exit
            command.missing.removeAll { $0 == "exit status" }
        } else if !recording.isComplete {
            command.input.notes.append("The recording was interrupted here.")
        }
    }
}

extension CapturedCommand {
    /// Adds what the recording tells of every command, and where the command stands in it.
    fileprivate mutating func describe(
        _ recording: Recording, _ splitting: String, number: Int
    ) {
        input.source = recording.source
        input.shell = input.shell ?? recording.shell
        input.host = input.host ?? recording.host
        input.user = input.user ?? recording.user
        let start = input.started ?? recording.started
        let place = recording.isTimed && input.started != nil ? [] : ["number \(number)"]
        input.identity =
            [recording.source, start?.preciseDescription ?? "no time"] + place
        if input.started == nil { input.seq = number }
        input.notes.insert("From a \(recording.title). \(splitting)", at: 0)
    }
}
