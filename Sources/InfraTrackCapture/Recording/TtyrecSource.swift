public import InfraTrack

/// ttyrec's recordings: little-endian seconds, microseconds and length before each piece.
public struct TtyrecSource: SessionSource {
    /// `ttyrec`.
    public let name = "ttyrec"

    /// Makes the source.
    public init() {}

    /// The commands of a recording.
    public func session(
        _ bytes: [UInt8], timing: [UInt8]? = nil
    ) throws(LedgerError) -> CapturedSession {
        guard bytes.isEmpty || Self.header(ArraySlice(bytes)) != nil else {
            throw LedgerError(
                .invalid, "The file is no ttyrec recording.",
                cure: "Unpack it first when it is compressed.")
        }
        var recording = Recording(source: name, title: "ttyrec recording")
        var rest = ArraySlice(bytes)
        var first: Int64?
        while let header = Self.header(rest) {
            let start = first ?? header.at
            first = start
            let data = rest.dropFirst(12).prefix(header.length)
            recording.events.append(
                RecordingEvent(
                    at: max(0, header.at - start, recording.events.last?.at ?? 0),
                    kind: .output(Array(data))))
            rest = rest.dropFirst(12 + data.count)
            if data.count < header.length { recording.isComplete = false }
        }
        if !rest.isEmpty { recording.isComplete = false }
        if !recording.isComplete {
            recording.notes.append("The last piece is torn, so the recording was interrupted.")
        }
        recording.started = first.flatMap { SourceText.instant($0) }
        return SessionSplitter.split(recording)
    }

    private static func header(_ bytes: ArraySlice<UInt8>) -> (at: Int64, length: Int)? {
        guard bytes.count >= 12 else { return nil }
        let seconds = number(bytes, at: 0)
        let micros = number(bytes, at: 4)
        guard micros < 1_000_000 else { return nil }
        return (Int64(seconds) * 1_000_000 + Int64(micros), Int(number(bytes, at: 8)))
    }

    private static func number(_ bytes: ArraySlice<UInt8>, at offset: Int) -> UInt32 {
        let start = bytes.startIndex + offset
        return (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) }
    }
}
