/// Passwords among the arguments of a program.
struct ProgramMatcher {
    let line: Line
    let rule: ProgramRule
    private var plain = 0
    private var hasBegun: Bool
    private var previous = ""
    private var matches: [SecretMatch] = []

    private init(_ line: Line, _ rule: ProgramRule) {
        self.line = line
        self.rule = rule
        hasBegun = rule.subcommand == nil
    }

    /// The secrets of the command whose program stands here, and where the command ends.
    static func match(
        _ line: Line, _ rule: ProgramRule, at position: Int
    ) -> (matches: [SecretMatch], end: Int) {
        let end = line.end(of: .token, from: position)
        guard isCommand(line, position), ByteSet.blank.contains(line[end]),
            rule.programs.contains(line.text(position..<end))
        else { return ([], position) }
        var matcher = ProgramMatcher(line, rule)
        var words = ShellWordScanner(line: line, from: end)
        while let word = words.next() { matcher.take(word) }
        return (matcher.matches, words.position)
    }

    private static let leads: ByteSet = " \t\n\r;|&(\"'`/$"

    private static func isCommand(_ line: Line, _ position: Int) -> Bool {
        position == 0 || leads.contains(line[position - 1])
    }

    private mutating func take(_ word: Range<Int>) {
        let text = line.text(word)
        defer { previous = text }
        guard hasBegun else {
            hasBegun = text == rule.subcommand
            return
        }
        if !text.hasPrefix("-") { plain += 1 }
        for shape in rule.shapes { if look(shape, word, text) { return } }
    }

    private mutating func look(_ shape: ProgramRule.Shape, _ word: Range<Int>, _ text: String)
        -> Bool
    {
        switch shape {
        case .glued(let option):
            guard text.hasPrefix(option), text != option else { return false }
            return keep(word.lowerBound + option.utf8.count..<word.upperBound)
        case .following(let option):
            return previous == option && !text.hasPrefix("-") && keep(word)
        case .pair(let option, let mark): return pair(option, mark, word, text)
        case .prefixed(let prefix):
            return previous.hasPrefix("-pass") && text.hasPrefix(prefix)
                && keep(word.lowerBound + prefix.utf8.count..<word.upperBound)
        case .assignments:
            guard plain > 1, let sign = line.bytes[word].firstIndex(of: UInt8(ascii: "=")) else {
                return false
            }
            return keep(sign + 1..<word.upperBound)
        case .positional(let place): return plain == place && !text.hasPrefix("-") && keep(word)
        }
    }

    private mutating func pair(
        _ option: String, _ mark: Character, _ word: Range<Int>, _ text: String
    ) -> Bool {
        var from = word.lowerBound
        if text.hasPrefix(option + "=") {
            from += option.utf8.count + 1
        } else if previous != option {
            guard text.hasPrefix(option), !option.hasPrefix("--"), text != option else {
                return false
            }
            from += option.utf8.count
        }
        guard let byte = mark.asciiValue,
            let place = line.bytes[from..<word.upperBound].firstIndex(of: byte)
        else { return false }
        return keep(place + 1..<word.upperBound)
    }

    private mutating func keep(_ range: Range<Int>) -> Bool {
        let inner = unquoted(range)
        let value = line.bytes[inner]
        guard !value.isEmpty, !Placeholder.matches(value), value.first != UInt8(ascii: "@") else {
            return false
        }
        matches.append(SecretMatch(inner, "password"))
        return true
    }

    /// Without the quotes that the whole of it stands in.
    private func unquoted(_ range: Range<Int>) -> Range<Int> {
        guard let value = line.quotedValue(at: range.lowerBound),
            value.range.upperBound + 1 == range.upperBound
        else { return range }
        return value.range
    }
}
