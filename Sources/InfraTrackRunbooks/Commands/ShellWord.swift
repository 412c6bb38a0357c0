/// A word as a POSIX shell reads it back; parameters within stay parameters.
enum ShellWord {
    static func quoted(_ word: String) -> String {
        let pieces = plainPieces(word)
        let needsNone = !word.isEmpty && pieces.allSatisfy { $0.utf8.allSatisfy(isPlain) }
        guard !needsNone else { return word }
        guard pieces.count == 1 else {
            return "\"" + word.map { "\"\\`".contains($0) ? "\\\($0)" : String($0) }.joined() + "\""
        }
        return "'"
            + word.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "'\\''") + "'"
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
            || "-_./=:@%+,".utf8.contains(byte)
    }

    /// What stands around the `${NAME}` of a word.
    private static func plainPieces(_ word: String) -> [Substring] {
        var pieces: [Substring] = []
        var rest = word[...]
        while let dollar = rest.firstIndex(of: "$") {
            let inner = rest[dollar...].dropFirst()
            guard inner.first == "{", let end = inner.firstIndex(of: "}"),
                inner.dropFirst().prefix(upTo: end).utf8.allSatisfy(ShellText.isName)
            else { return [word[...]] }
            pieces.append(rest[..<dollar])
            rest = rest[rest.index(after: end)...]
        }
        return pieces + [rest]
    }
}
