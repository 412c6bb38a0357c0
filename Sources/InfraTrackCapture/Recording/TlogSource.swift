public import InfraTrack
import StrictJSON

/// tlog's recordings: one JSON message a line, text apart from the bytes that are no text.
public struct TlogSource: SessionSource {
    /// `tlog`.
    public let name = "tlog"

    /// Makes the source.
    public init() {}

    /// The commands of the recordings in a file.
    public func session(
        _ bytes: [UInt8], timing: [UInt8]? = nil
    ) throws(LedgerError) -> CapturedSession {
        var sessions: [[TlogMessage]] = []
        var places: [String: Int] = [:]
        var notes: [String] = []
        for (index, line) in SourceText.lines(ArraySlice(bytes)).lines.enumerated()
        where !line.isEmpty {
            guard let message = TlogMessage(line: Array(line)) else {
                if notes.count < 10 {
                    notes.append("Line \(index + 1) is no tlog message and was left out.")
                }
                continue
            }
            if let known = places[message.session] {
                sessions[known].append(message)
            } else {
                places[message.session] = sessions.count
                sessions.append([message])
            }
        }
        guard !sessions.isEmpty else {
            throw LedgerError(
                .invalid, "The file holds no message of tlog.",
                cure: "Give tlog's messages as JSON, one a line.")
        }
        var result = CapturedSession(notes: notes)
        for messages in sessions {
            result.append(SessionSplitter.split(Self.recording(messages)))
        }
        return result
    }

    private static func recording(_ unordered: [TlogMessage]) -> Recording {
        let messages = unordered.sorted { ($0.id, $0.position) < ($1.id, $1.position) }
        var recording = Recording(source: "tlog", title: "tlog recording")
        recording.host = SourceText.word(messages[0].host)
        recording.user = SourceText.word(messages[0].user)
        recording.started = messages[0].time.flatMap {
            SourceText.instant($0 - messages[0].position)
        }
        var previous = messages[0].id - 1
        var now: Int64 = 0
        for message in messages where message.id != previous {
            if message.id > previous + 1 {
                let range = "\(previous + 1) to \(message.id - 1)"
                recording.notes.append("The messages \(range) are missing.")
            }
            previous = message.id
            message.play(into: &recording, from: &now)
        }
        return recording
    }
}

extension CapturedSession {
    /// Adds another session's commands and notes.
    mutating func append(_ other: CapturedSession) {
        commands += other.commands
        notes += other.notes
    }
}
