/// The values of a Kubernetes Secret, in YAML and JSON, wherever `kind` stands among its keys.
struct ManifestMatcher {
    let line: Line
    private static let reach = 1 << 16
    private static let indent: ByteSet = " "

    /// The texts that say that the object around them is a Secret.
    static let triggers = ["kind: Secret", "\"kind\": \"Secret\"", "\"kind\":\"Secret\""]

    // MARK: YAML

    /// Adds the values of the object whose kind stands here.
    ///
    /// - Parameter covered: up to where the text has been read; nothing before is read again.
    func yaml(_ position: Int, from covered: inout Int, into matches: inout [SecretMatch]) {
        let after = position + Self.triggers[0].utf8.count
        guard position >= covered, [0, 0x0A, 0x0D, 0x20].contains(line[after]) else { return }
        let column = position - lineStart(position)
        var lines: [Range<Int>] = []
        var start = lineStart(position)
        // Upwards to where the object begins, then down over all of it.
        while start > covered, position - start < Self.reach, !isItem(start, column) {
            let above = lineStart(start - 1)
            guard !isBreak(above..<start - 1), depth(above..<start - 1) >= column else { break }
            start = above
        }
        var index = start
        while index < line.count, index - position < Self.reach {
            let end = lineEnd(index)
            let isOther =
                isBreak(index..<end) || depth(index..<end) < column || isItem(index, column)
            if index > position, isOther { break }
            lines.append(index..<end)
            index = end + 1
        }
        covered = min(index, line.count)
        matches += values(lines, column)
    }

    private func values(_ lines: [Range<Int>], _ column: Int) -> [SecretMatch] {
        var matches: [SecretMatch] = []
        var isData = false
        for range in lines {
            let depth = depth(range)
            // An empty line belongs to what is around it.
            guard depth < range.count else { continue }
            let from = range.lowerBound + depth
            if depth == column {
                isData = line.has("data:", at: from) || line.has("stringData:", at: from)
            } else if isData, let value = value(from..<range.upperBound) {
                matches.append(value)
            }
        }
        return matches
    }

    private func value(_ range: Range<Int>) -> SecretMatch? {
        let name = line.end(of: .dotted, from: range.lowerBound)
        guard line[name] == UInt8(ascii: ":") else { return nil }
        let start = line.end(of: .blank, from: name + 1)
        let value =
            line.quotedValue(at: start)?.range ?? line.bareValue(at: start, until: "#").range
        guard value.upperBound <= range.upperBound, !Placeholder.matches(line.bytes[value]),
            !"|>".utf8.contains(line[start])
        else { return nil }
        return SecretMatch(value, "kubernetes-secret")
    }

    /// How far a line is indented; a list's mark counts as part of it.
    private func depth(_ range: Range<Int>) -> Int {
        let from = line.end(of: Self.indent, from: range.lowerBound)
        guard from < range.upperBound else { return .max }
        let isItem = line[from] == UInt8(ascii: "-") && line[from + 1] == 0x20
        return (isItem ? line.end(of: Self.indent, from: from + 1) : from) - range.lowerBound
    }

    /// Whether an item of a list begins here, whose keys stand at a column.
    private func isItem(_ start: Int, _ column: Int) -> Bool {
        let dash = line.end(of: Self.indent, from: start)
        return line[dash] == UInt8(ascii: "-") && dash - start < column
            && depth(start..<start + column + 1) == column
    }

    private func isBreak(_ range: Range<Int>) -> Bool {
        line.has("---", at: range.lowerBound) || line.has("```", at: range.lowerBound)
    }

    private func lineStart(_ position: Int) -> Int {
        var start = position
        while start > 0, line[start - 1] != 0x0A, position - start < Self.reach { start -= 1 }
        return start
    }

    private func lineEnd(_ position: Int) -> Int {
        var end = position
        while end < line.count, line[end] != 0x0A { end += 1 }
        return end
    }

    // MARK: JSON

    /// Adds the strings of the object whose kind stands here.
    ///
    /// - Parameter covered: up to where the text has been read; nothing before is read again.
    func json(_ position: Int, from covered: inout Int, into matches: inout [SecretMatch]) {
        guard position >= covered else { return }
        var depth = 0
        var start = position
        while start > covered, position - start < Self.reach {
            start -= 1
            if line[start] == UInt8(ascii: "}") { depth += 1 }
            if line[start] == UInt8(ascii: "{") {
                if depth == 0 { break }
                depth -= 1
            }
        }
        guard line[start] == UInt8(ascii: "{") else { return }
        covered = position + 1
        matches += members(from: start + 1, covered: &covered)
    }

    /// The strings of `data` and `stringData` in the object that starts here.
    private func members(from start: Int, covered: inout Int) -> [SecretMatch] {
        var matches: [SecretMatch] = []
        var depth = 1
        var dataDepth: Int?
        var index = start
        while index < line.count, index - start < Self.reach, depth > 0 {
            switch line[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if dataDepth == depth { dataDepth = nil }
            case UInt8(ascii: "\""):
                guard let value = line.quotedValue(at: index)?.range else { break }
                let after = line.end(of: .space, from: value.upperBound + 1)
                let isKey = line[after] == UInt8(ascii: ":")
                let text = line.bytes[value]
                if isKey, depth == 1,
                    text.elementsEqual("data".utf8) || text.elementsEqual("stringData".utf8)
                {
                    dataDepth = depth
                } else if !isKey, dataDepth != nil, depth > 1, !Placeholder.matches(text) {
                    matches.append(SecretMatch(value, "kubernetes-secret"))
                }
                index = value.upperBound
            default: break
            }
            index += 1
        }
        covered = max(covered, min(index, line.count))
        return matches
    }
}
