public import InfraTrack

/// zsh's history, plain or extended.
public struct ZshHistorySource: SessionSource {
    /// `zsh-history`.
    public let name = "zsh-history"

    /// Makes the source.
    public init() {}

    /// The commands of a history, decoded as zsh does.
    public func session(
        _ bytes: [UInt8], timing: [UInt8]? = nil
    ) throws(LedgerError) -> CapturedSession {
        var entries: [HistoryEntry] = []
        var entry: [UInt8] = []
        for line in SourceText.lines(ArraySlice(bytes)).lines {
            entry += line
            if line.last == UInt8(ascii: "\\") {
                // The line goes on: what was a line feed has a backslash before it.
                entry[entry.count - 1] = 0x0A
                continue
            }
            entries.append(Self.entry(entry))
            entry = []
        }
        if !entry.isEmpty { entries.append(Self.entry(entry)) }
        return CapturedSession(entries, source: name, shell: "zsh")
    }

    private static func entry(_ bytes: [UInt8]) -> HistoryEntry {
        var text = ArraySlice(bytes)
        let spaces = text.reversed().prefix { $0 == 0x20 }.count
        // zsh adds a space behind a backslash at the end, so that the line does not go on.
        if spaces > 0, text.dropLast(spaces).last == UInt8(ascii: "\\") { text = text.dropLast() }
        var entry = HistoryEntry(text: "")
        if let header = header(text) {
            (entry.at, entry.elapsed) = (header.start, header.elapsed)
            text = text[header.end...]
        } else if text.starts(with: "\\:".utf8) {
            text = text.dropFirst()
        }
        entry.text = SourceText.text(decoded(text))
        return entry
    }

    /// The header of extended histories, `: start:elapsed;`.
    private static func header(
        _ bytes: ArraySlice<UInt8>
    ) -> (start: Int64, elapsed: Int64, end: Int)? {
        guard bytes.first == UInt8(ascii: ":"),
            let semicolon = bytes.prefix(64).firstIndex(of: UInt8(ascii: ";"))
        else { return nil }
        let numbers = SourceText.text(bytes[..<semicolon].dropFirst()).split(
            separator: ":", omittingEmptySubsequences: false
        ).map { Int64($0.drop { $0 == " " }) }
        guard numbers.count == 2, let start = numbers[0], let elapsed = numbers[1] else {
            return nil
        }
        return (start, elapsed, semicolon + 1)
    }

    /// zsh writes NUL and 0x83 to 0xA2 as 0x83 and the byte with one bit changed.
    private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var isMeta = false
        for byte in bytes {
            if byte == 0x83, !isMeta {
                isMeta = true
            } else {
                result.append(isMeta ? byte ^ 0x20 : byte)
                isMeta = false
            }
        }
        return result
    }
}
