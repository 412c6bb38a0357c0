import InfraTrack

/// Finds the tags of a template, with their lines.
///
/// Partials, blocks and other delimiters are refused: a template is one file whose names can all
/// be checked before it is rendered.
struct TemplateScanner {
    private let path: String
    private var rest: Substring
    private var line = 1

    static func tags(of text: String, path: String) throws(LedgerError) -> [TemplateTag] {
        var scanner = TemplateScanner(path: path, rest: text[...])
        var tags: [TemplateTag] = []
        while let tag = try scanner.next() { tags.append(tag) }
        return tags
    }

    private init(path: String, rest: Substring) {
        self.path = path
        self.rest = rest
    }

    private mutating func next() throws(LedgerError) -> TemplateTag? {
        guard let open = rest.range(of: "{{") else { return nil }
        advance(to: open.upperBound)
        let start = line
        let mark = rest.first ?? " "
        let close = mark == "{" ? "}}}" : "}}"
        guard let end = rest.range(of: close) else {
            throw error("The tag has no end.", cure: "Close it with “\(close)”.", start)
        }
        let content = rest[..<end.lowerBound]
        advance(to: end.upperBound)
        return try tag(mark, content, start)
    }

    private mutating func advance(to index: Substring.Index) {
        line += rest[..<index].utf8.count(where: { $0 == UInt8(ascii: "\n") })
        rest = rest[index...]
    }

    private func tag(
        _ mark: Character, _ content: Substring, _ line: Int
    ) throws(LedgerError) -> TemplateTag {
        switch mark {
        case "#":
            return TemplateTag(
                kind: .section, name: try name(content.dropFirst(), line), line: line)
        case "^":
            return TemplateTag(
                kind: .inverted, name: try name(content.dropFirst(), line), line: line)
        case "/":
            return TemplateTag(kind: .end, name: try name(content.dropFirst(), line), line: line)
        case "{", "&":
            return TemplateTag(
                kind: .variable, name: try name(content.dropFirst(), line), line: line)
        case "!", "%": return TemplateTag(kind: .silent, name: "", line: line)
        case ">", "<", "$", "=":
            throw error(
                "A template cannot use “{{\(mark)”.",
                cure: "Write everything in one file, with the usual delimiters.", line)
        default: return TemplateTag(kind: .variable, name: try name(content, line), line: line)
        }
    }

    private func name(_ content: Substring, _ line: Int) throws(LedgerError) -> String {
        let name = content.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isName =
            !name.isEmpty
            && name.utf8.allSatisfy {
                (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x5F
            }
        guard isName || name == "." else {
            throw error(
                "“\(printable(name))” is no name.", cure: "Use letters, digits and “_”.", line)
        }
        return name
    }

    private func error(_ message: String, cure: String, _ line: Int) -> LedgerError {
        LedgerError(.invalid, message, cure: cure, path: path, line: line)
    }
}

extension Substring {
    /// Where some text first occurs.
    fileprivate func range(of text: String) -> Range<Index>? {
        guard let first = text.utf8.first else { return nil }
        var start = startIndex
        while let found = self[start...].utf8.firstIndex(of: first) {
            if self[found...].utf8.starts(with: text.utf8) {
                return found..<utf8.index(found, offsetBy: text.utf8.count)
            }
            start = utf8.index(after: found)
        }
        return nil
    }
}
