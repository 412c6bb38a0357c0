/// A name in a line that may announce a secret: `password`, `--api-key`, `X-Vault-Token`.
struct KeyName: Sendable {
    let range: Range<Int>
    let kind: KeyKind
    /// Whether it is an option of a command.
    let isOption: Bool

    private static let letters: ByteSet = "A-Za-z0-9_.-"
    private static let longest = 80

    /// The name around a keyword, if it announces a secret.
    init?(_ line: Line, around position: Int) {
        let start = Self.start(line, position)
        let end = Self.end(line, position)
        guard let kind = KeyKind(name: line.bytes[start..<end]),
            !(end - start == 3 && line.has("PWD", at: start))
        else { return nil }
        range = start..<end
        self.kind = kind
        isOption = line[start] == UInt8(ascii: "-")
    }

    /// Where the name around a place ends.
    static func end(_ line: Line, _ position: Int) -> Int {
        line.end(of: letters, from: position, limit: longest)
    }

    /// Where it begins, not before the letter of an escape such as `\n`.
    static func start(_ line: Line, _ position: Int) -> Int {
        var start = line.start(of: letters, before: position, limit: longest)
        if start < position, line[start - 1] == UInt8(ascii: "\\"), "nrt".utf8.contains(line[start])
        {
            start += 1
        }
        return start
    }

    /// Whether nothing but blanks, a list mark, a prompt or `export` stands before it.
    func startsLine(in line: Line) -> Bool {
        let from = line.start(of: Self.notBreak, before: range.lowerBound, limit: 40)
        let before = line.text(from..<range.lowerBound)
        let words = before.split { " \t\"'".contains($0) }
        return words.allSatisfy { Self.leads.contains(String($0)) }
    }

    private static let notBreak: ByteSet = "\u{01}-\u{09}\u{0B}-\u{7F}"
    private static let leads: Set<String> = [
        "-", "+", ">", "$", "#", "%", "export", "set", "setenv", "ENV", "ARG", "declare", "-x",
    ]
}
