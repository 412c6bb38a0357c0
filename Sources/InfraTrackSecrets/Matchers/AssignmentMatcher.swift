/// `key=value`, `key: value`, `--option value`, in shells, YAML, JSON, ini and query strings.
struct AssignmentMatcher {
    let line: Line
    let key: KeyName

    /// How the value is tied to its key.
    private enum Tie { case equals, colon, blank }

    func match() -> SecretMatch? {
        var index = line.afterClosingQuote(at: key.range.upperBound)
        let isQuotedKey = index > key.range.upperBound
        if line[index] == UInt8(ascii: "]") { index += 1 }
        let blanks = line.afterBlanks(from: index)
        if line[blanks] == UInt8(ascii: "|") { return cell(after: blanks) }
        guard let (tie, from) = tie(at: index, blanks: blanks, isQuotedKey) else { return nil }
        let start = tie == .blank ? from : line.end(of: .blank, from: from)
        guard let value = value(at: start, tie), accepts(value, tie, spaced: start > from) else {
            return nil
        }
        return SecretMatch(value.range, key.kind.rule)
    }

    /// `| password | value |`: the cell beside a name in a table, unless it is a heading too.
    private func cell(after bar: Int) -> SecretMatch? {
        let before = line.start(of: .blank, before: key.range.lowerBound)
        guard line[before - 1] == UInt8(ascii: "|") else { return nil }
        let start = line.end(of: .blank, from: bar + 1)
        let value = line.bareValue(at: start, until: "|")
        let bytes = line.bytes[value.range]
        guard line[line.end(of: .blank, from: value.range.upperBound)] == UInt8(ascii: "|"),
            !bytes.allSatisfy(ByteSet.letters.contains), !Placeholder.matches(bytes),
            isStrongEnough(bytes, .equals)
        else { return nil }
        return SecretMatch(value.range, key.kind.rule)
    }

    private func tie(at index: Int, blanks: Int, _ isQuotedKey: Bool) -> (Tie, Int)? {
        switch line[blanks] {
        case UInt8(ascii: "="): return equals(at: blanks)
        case UInt8(ascii: ":"):
            guard !isPathLike, !isPartOfName(blanks) else { return nil }
            let isAssign = line[blanks + 1] == UInt8(ascii: "=")
            return isAssign ? (.equals, blanks + 2) : (.colon, blanks + 1)
        case UInt8(ascii: "+"), UInt8(ascii: "?"):
            return line[blanks + 1] == UInt8(ascii: "=") ? (.equals, blanks + 2) : nil
        default:
            guard blanks > index, allowsBlank(blanks, isQuotedKey) else { return nil }
            return (.blank, blanks)
        }
    }

    /// `=` and `=>`; a comparison is none unless its operand is quoted.
    private func equals(at index: Int) -> (Tie, Int)? {
        let next = line[index + 1]
        if next == UInt8(ascii: ">") { return (.equals, index + 2) }
        guard next == UInt8(ascii: "=") else { return (.equals, index + 1) }
        let operand = line.end(of: .blank, from: index + 2)
        return line.quotedValue(at: operand) == nil ? nil : (.equals, index + 2)
    }

    /// `/etc/passwd:root` is grep's output.
    private var isPathLike: Bool {
        line[key.range.lowerBound - 1] == UInt8(ascii: "/") && key.kind == .password
    }

    /// `arn:aws:secretsmanager:…:secret:name`, and Debian's `libsecret-1-0:amd64`.
    private func isPartOfName(_ colon: Int) -> Bool {
        guard !ByteSet.space.contains(line[colon + 1]) else { return false }
        return line[key.range.lowerBound - 1] == UInt8(ascii: ":")
            || line.has("lib", at: key.range.lowerBound)
    }

    /// Options, `config set key value`, `.netrc`, SQL's `PASSWORD 'x'`.
    private func allowsBlank(_ index: Int, _ isQuotedKey: Bool) -> Bool {
        guard !isQuotedKey, key.kind != .weak else { return isConfigSet }
        if key.isOption { return line[index] != UInt8(ascii: "-") }
        if key.kind == .password, line[index] == UInt8(ascii: "'") { return true }
        return isConfigSet || (key.kind == .password && isNetrc)
    }

    /// Whether `set` or `--secret` stands before the key, or before the word it is the tail of, as
    /// in `config set //registry.npmjs.org/:_authToken`.
    private var isConfigSet: Bool {
        var index = key.range.lowerBound
        while index > 0, key.range.lowerBound - index < 60, !ByteSet.space.contains(line[index - 1])
        {
            index -= 1
        }
        let end = line.start(of: .blank, before: index)
        return end < index && (line.endsWord("set", at: end) || line.endsWord("--secret", at: end))
    }

    private var isNetrc: Bool {
        let from = max(0, key.range.lowerBound - 200)
        guard let login = line.first("login ", in: from..<key.range.lowerBound) else {
            return false
        }
        return login == 0 || ByteSet.space.contains(line[login - 1])
    }
}

extension AssignmentMatcher {
    private func value(at start: Int, _ tie: Tie) -> ValueForm? {
        if let quoted = line.quotedValue(at: start) { return quoted }
        guard start < line.count, !Self.structure.contains(line[start]),
            !Placeholder.begins(line, at: start), !isExpression(at: start), mayBeSecret(at: start)
        else { return nil }
        switch tie {
        case .equals: return assigned(at: start)
        case .blank: return line.bareValue(at: start, until: Self.shellStops)
        case .colon: return mapped(at: start)
        }
    }

    /// Whether a long value under a weak name is worth reading to its end.
    private func mayBeSecret(at start: Int) -> Bool {
        guard key.kind == .weak else { return true }
        let head = line.bareValue(at: start, until: Self.flowStops, limit: WeakValue.judged)
        return head.range.count < WeakValue.judged || WeakValue.isSecret(line.bytes[head.range])
    }

    private static let structure: ByteSet = "{[(|>&,;"
    private static let shellStops: ByteSet = ";&|)<>\"'`"
    private static let flowStops: ByteSet = ",}]\"'`;)"

    /// After `=`: to white space, or to a mark that starts the next assignment or command.
    private func assigned(at start: Int) -> ValueForm {
        if let value = connectionValue(at: start) { return value }
        var value = line.bareValue(at: start, until: Self.hardStops)
        while value.range.upperBound < line.count, goesOn(at: value.range.upperBound) {
            let rest = line.bareValue(at: value.range.upperBound + 1, until: Self.hardStops)
            value.range = start..<rest.range.upperBound
        }
        return trimmed(value)
    }

    private static let hardStops: ByteSet = ";&|,)<>\"'`}]"

    /// In `a=1;Password=two words;b=2`: to the next pair, whatever stands between.
    private func connectionValue(at start: Int) -> ValueForm? {
        guard line[key.range.lowerBound - 1] == UInt8(ascii: ";") else { return nil }
        var end = start
        while end < line.count, line[end] != 0x0A, !Self.connectionStops.contains(line[end]) {
            end += 1
        }
        let name = line.end(of: Self.connectionName, from: end + 1, limit: 60)
        guard line[end] == UInt8(ascii: ";"), line[name] == UInt8(ascii: "=") else { return nil }
        return ValueForm(range: start..<end, isQuoted: false)
    }

    private static let connectionStops: ByteSet = ";\"'`"
    private static let connectionName: ByteSet = "A-Za-z0-9_. -"

    /// Whether the stop here is part of the value: nothing ends and nothing begins with it.
    private func goesOn(at index: Int) -> Bool {
        let mark = line[index]
        let next = line[index + 1]
        guard !ByteSet.space.contains(mark), !"\"'`".utf8.contains(mark), next != 0,
            !ByteSet.space.contains(next), next != mark
        else { return false }
        let name = line.end(of: .dotted, from: index + 1, limit: 60)
        let isNext = name > index + 1 && line[name] == UInt8(ascii: "=")
        if mark == UInt8(ascii: ",") { return !isNext && !"\"'`".utf8.contains(next) }
        return !isNext && key.startsLine(in: line)
    }

    /// After `:`: one word, or to the end of the line for a password on a line of its own.
    private func mapped(at start: Int) -> ValueForm? {
        let word = trimmed(line.bareValue(at: start, until: Self.flowStops))
        let rest = line.end(of: .blank, from: word.range.upperBound)
        let isAlone =
            rest >= line.count || line[rest] == 0x0A || line[rest] == 0x0D
            || "#,}])\"'`;".utf8.contains(line[rest])
        if isAlone { return word }
        guard !StopWord.contains(line.bytes[word.range]), !isReport(word.range, rest) else {
            return nil
        }
        if key.kind == .password, key.startsLine(in: line) { return wholeLine(from: start) }
        return Strength.hasLetterAndDigit(line.bytes[word.range]) ? word : nil
    }

    /// `password:  8 bytes` of kubectl, and `passwd: password updated` of a program.
    private func isReport(_ word: Range<Int>, _ rest: Int) -> Bool {
        let bytes = line.bytes[word]
        if bytes.allSatisfy(ByteSet.digits.contains), line.has("bytes", at: rest) { return true }
        return ["password", "passphrase", "token"].contains(Placeholder.folded(bytes.prefix(12)))
    }

    private func wholeLine(from start: Int) -> ValueForm {
        var end = start
        while end < line.count, line[end] != 0x0A,
            !(line[end] == UInt8(ascii: "#") && ByteSet.blank.contains(line[end - 1]))
        { end += 1 }
        while end > start, ByteSet.space.contains(line[end - 1]) { end -= 1 }
        return ValueForm(range: start..<end, isQuoted: false)
    }

    /// Without the full stop of a sentence, or a backslash that escapes the quote after it.
    private func trimmed(_ value: ValueForm) -> ValueForm {
        var end = value.range.upperBound
        while end > value.range.lowerBound, line[end - 1] == UInt8(ascii: "\\"), end < line.count {
            end -= 1
        }
        return ValueForm(range: value.range.lowerBound..<end, isQuoted: value.isQuoted)
    }
}

extension AssignmentMatcher {
    private func accepts(_ value: ValueForm, _ tie: Tie, spaced: Bool) -> Bool {
        let bytes = line.bytes[value.range]
        guard !bytes.isEmpty, !Placeholder.matches(bytes) else { return false }
        if !value.isQuoted {
            let isProse = tie != .equals && StopWord.contains(bytes)
            guard !isProse, !isHelp(value, tie) else { return false }
            if tie == .colon, "!*&".utf8.contains(line[value.range.lowerBound]) { return false }
        }
        return isStrongEnough(bytes, tie)
    }

    private func isStrongEnough(_ bytes: ArraySlice<UInt8>, _ tie: Tie) -> Bool {
        switch key.kind {
        case .password:
            let isCount = key.range.count == 4 && bytes.allSatisfy(ByteSet.digits.contains)
            return !isCount
        case .weak: return WeakValue.isSecret(bytes)
        default:
            return bytes.count >= 3
                && !(bytes.count < 8 && bytes.allSatisfy(ByteSet.digits.contains))
        }
    }

    /// A call or a field of an object in source code, such as `getenv("X")` or `var.password`.
    private func isExpression(at start: Int) -> Bool {
        let name = line.end(of: .dotted, from: start)
        if name > start, "([".utf8.contains(line[name]) { return true }
        let head = line.end(of: .word, from: start, limit: 20)
        return line[head] == UInt8(ascii: ".") && Self.scopes.contains(line.text(start..<head))
    }

    private static let scopes: Set<String> = [
        "var", "local", "data", "module", "each", "self", "this", "args", "config", "settings",
        "env", "process", "os", "secrets", "params", "inputs", "steps", "github", "needs", "vault",
        "random_password", "options", "opts", "request", "req", "ctx", "cfg", "conf", "credentials",
    ]

    /// The column of descriptions in a help text.
    private func isHelp(_ value: ValueForm, _ tie: Tie) -> Bool {
        guard tie == .blank, value.range.lowerBound - key.range.upperBound > 1 else { return false }
        return line.bytes[value.range].allSatisfy(ByteSet.letters.contains)
    }
}
