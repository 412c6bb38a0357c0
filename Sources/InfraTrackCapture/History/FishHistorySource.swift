public import InfraTrack

/// fish's history.
public struct FishHistorySource: SessionSource {
    /// `fish-history`.
    public let name = "fish-history"

    /// Makes the source.
    public init() {}

    /// The commands of a history; it looks like YAML and is none.
    ///
    /// - Throws: `LedgerError` for the history of fish 1, which has another form.
    public func session(
        _ bytes: [UInt8], timing: [UInt8]? = nil
    ) throws(LedgerError) -> CapturedSession {
        guard bytes.first != UInt8(ascii: "#") else {
            throw LedgerError(
                .invalid, "The history is that of fish 1, whose form is not read.",
                cure: "Let a newer fish take it over first.")
        }
        var entries: [HistoryEntry] = []
        for line in SourceText.lines(ArraySlice(bytes)).lines {
            var rest = line.drop { $0 == 0x20 }
            if line.starts(with: "- cmd:".utf8) {
                // A fault of older versions wrote the key again and again.
                while rest.starts(with: "- cmd:".utf8) {
                    rest = rest.dropFirst(6).drop { $0 == 0x20 }
                }
                entries.append(HistoryEntry(text: Self.unescaped(rest)))
            } else if rest.count < line.count, rest.starts(with: "when:".utf8), !entries.isEmpty {
                let digits = SourceText.text(rest.dropFirst(5).drop { $0 == 0x20 })
                entries[entries.count - 1].at = entries[entries.count - 1].at ?? Int64(digits)
            }
        }
        return CapturedSession(entries, source: name, shell: "fish")
    }

    /// `\\` and `\n`, in one pass from the left; any other backslash is one.
    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        var isEscaped = false
        for byte in bytes {
            if isEscaped {
                switch byte {
                case UInt8(ascii: "n"): result.append(0x0A)
                case UInt8(ascii: "\\"): result.append(byte)
                default: result += [UInt8(ascii: "\\"), byte]
                }
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                result.append(byte)
            }
        }
        if isEscaped { result.append(UInt8(ascii: "\\")) }
        return SourceText.text(result)
    }
}
