import InfraTrack
import InfraTrackCapture

/// A session as one line for each command, so that a test shows all of it.
func told(_ session: CapturedSession) -> [String] {
    session.commands.map { command in
        let input = command.input
        var parts = [input.text, input.exit.map(String.init) ?? "-"]
        parts.append(input.started?.preciseDescription ?? "-")
        parts.append(input.durationMicroseconds.map(String.init) ?? "-")
        if let cwd = input.cwd { parts.append("in \(cwd)") }
        if let host = input.host { parts.append("on \(host)") }
        if let user = input.user { parts.append("by \(user)") }
        if let output = input.output {
            var replay = TerminalReplay(size: input.terminal)
            replay.feed(output)
            parts.append("«\(replay.finish())»")
        }
        return parts.joined(separator: " | ")
    }
}

func read(
    _ source: any SessionSource, _ text: String, timing: String? = nil
) throws -> CapturedSession {
    try source.session(Array(text.utf8), timing: timing.map { Array($0.utf8) })
}
