/// Secrets that a fixed phrase announces.
enum PhraseMatcher {
    private static let credential: ByteSet = "A-Za-z0-9._~+/=-"
    private static let quotes: ByteSet = "\"'"
    private static let shellStops: ByteSet = ";&|)"

    /// `Bearer` and a token, outside a header.
    static func bearer(_ line: Line, at position: Int) -> SecretMatch? {
        let from = line.end(of: .blank, from: position + 6)
        guard Boundary.isBefore(line, position), from > position + 6 else { return nil }
        let end = line.end(of: credential, from: from)
        let value = line.bytes[from..<end]
        guard value.count >= 16, Strength.hasLetterAndDigit(value) else { return nil }
        return SecretMatch(from..<end, "authorization")
    }

    /// `--from-literal=key=value`: every value is one of a secret.
    static func literal(_ line: Line, at position: Int) -> SecretMatch? {
        let start = position + "--from-literal".utf8.count
        guard line[start] == UInt8(ascii: "=") || ByteSet.blank.contains(line[start]) else {
            return nil
        }
        let open = quotes.contains(line[start + 1]) ? line[start + 1] : 0
        let name = line.end(of: .dotted, from: start + (open == 0 ? 1 : 2))
        guard line[name] == UInt8(ascii: "=") else { return nil }
        guard !Placeholder.begins(line, at: name + 1) else { return nil }
        guard open == 0 else { return quotedTail(line, from: name + 1, mark: open) }
        let value =
            line.quotedValue(at: name + 1) ?? line.bareValue(at: name + 1, until: shellStops)
        return accepted(line, value.range, "secret")
    }

    private static func quotedTail(_ line: Line, from start: Int, mark: UInt8) -> SecretMatch? {
        var end = start
        while end < line.count, line[end] != mark { end += 1 }
        return accepted(line, start..<end, "secret")
    }

    /// SQL's `IDENTIFIED BY 'password'` and `IDENTIFIED WITH plugin BY 'password'`.
    static func identified(_ line: Line, at position: Int) -> SecretMatch? {
        let limit = min(line.count, position + 100)
        var index = position + "identified ".utf8.count
        while index < limit, !(line.hasFolded("by", at: index) && Boundary.isBefore(line, index)) {
            index += 1
        }
        index = line.end(of: .blank, from: index + 2)
        if line.hasFolded("password ", at: index) { index = line.end(of: .blank, from: index + 9) }
        guard index < limit, let value = line.quotedValue(at: index) else { return nil }
        return accepted(line, value.range, "password")
    }

    /// `ConvertTo-SecureString "password" -AsPlainText -Force`.
    static func secureString(_ line: Line, at position: Int) -> SecretMatch? {
        var index = line.end(of: .blank, from: position + "convertto-securestring ".utf8.count)
        if line.hasFolded("-string ", at: index) { index = line.end(of: .blank, from: index + 8) }
        guard line[index] != UInt8(ascii: "-"), !Placeholder.begins(line, at: index) else {
            return nil
        }
        let value = line.quotedValue(at: index) ?? line.bareValue(at: index, until: shellStops)
        return accepted(line, value.range, "password")
    }

    /// `echo secret | sudo -S …`.
    ///
    /// Also returns where its words end, so that those of one command are read once.
    static func piped(_ line: Line, at position: Int) -> (match: SecretMatch?, end: Int) {
        guard Boundary.isBefore(line, position) else { return (nil, position) }
        var words = ShellWordScanner(line: line, from: line.end(of: .letters, from: position))
        var last: Range<Int>?
        while let word = words.next() { last = word }
        let end = words.position
        guard let last, line[end] == UInt8(ascii: "|") else { return (nil, end) }
        return (consumed(line, last, pipe: end), end)
    }

    private static func consumed(_ line: Line, _ value: Range<Int>, pipe: Int) -> SecretMatch? {
        let from = line.end(of: .blank, from: pipe + 1)
        let text = line.text(from..<max(from, min(line.count, from + 160)))
        guard let shape = Consumer(text.split { "|;\n".contains($0) }.first ?? "") else {
            return nil
        }
        if shape == .encoded { return accepted(line, value, "secret") }
        guard shape == .pair else { return accepted(line, value, "password") }
        guard let colon = line.bytes[value].firstIndex(of: UInt8(ascii: ":")) else { return nil }
        return accepted(line, colon + 1..<value.upperBound, "password")
    }

    private enum Consumer {
        case plain, pair, encoded

        init?(_ command: Substring) {
            let words = command.split(separator: " ").map(String.init)
            if words.contains(where: { $0.hasSuffix("chpasswd") }) {
                self = .pair
            } else if words.first == "base64",
                words.contains(where: { ["-d", "-D", "--decode", "-di"].contains($0) })
            {
                self = .encoded
            } else if words.contains("--password-stdin") || words.contains("--with-token")
                || words.contains("--stdin") || words.first == "cryptsetup"
                || (words.contains("sudo") && words.contains("-S"))
            {
                self = .plain
            } else {
                return nil
            }
        }
    }

    private static func accepted(_ line: Line, _ range: Range<Int>, _ rule: String) -> SecretMatch?
    {
        let value = line.bytes[range]
        guard !value.isEmpty, !Placeholder.matches(value), value.first != UInt8(ascii: "@") else {
            return nil
        }
        return SecretMatch(range, rule)
    }
}
