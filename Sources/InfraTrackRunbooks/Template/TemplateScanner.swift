import InfraTrack

/// Finds the tags of a template, with their lines.
///
/// Partials are put in before; blocks are refused: a template is one text whose names can all be
/// checked before it is rendered.
struct TemplateScanner {
    private let origin: TemplateOrigin
    private var rest: Substring
    private var line = 1
    private var open = "{{"
    private var close = "}}"

    static func tags(of text: String, _ origin: TemplateOrigin) throws(LedgerError) -> [TemplateTag]
    {
        var scanner = TemplateScanner(origin: origin, rest: text[...])
        var tags: [TemplateTag] = []
        while let tag = try scanner.next() { tags.append(tag) }
        return tags
    }

    private init(origin: TemplateOrigin, rest: Substring) {
        self.origin = origin
        self.rest = rest
    }

    private mutating func next() throws(LedgerError) -> TemplateTag? {
        guard let open = rest.range(of: open) else { return nil }
        advance(to: open.upperBound)
        let start = line
        let mark = rest.first ?? " "
        let close = mark == "{" && self.close == "}}" ? "}}}" : mark == "=" ? "=" + close : close
        let content = mark == "=" ? rest.dropFirst() : rest
        guard let end = content.range(of: close) else {
            throw error("The tag has no end.", cure: "Close it with “\(close)”.", start)
        }
        let inner = content[..<end.lowerBound]
        advance(to: end.upperBound)
        return try tag(mark, inner, start)
    }

    private mutating func advance(to index: Substring.Index) {
        line += rest[..<index].utf8.count(where: { $0 == UInt8(ascii: "\n") })
        rest = rest[index...]
    }

    private mutating func tag(
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
        case "=": return try delimiters(content, line)
        case ">":
            throw error(
                "A partial must stand alone on its line.",
                cure: "Put “{{> name}}” on a line of its own, between the usual delimiters.", line)
        case "<", "$":
            throw error(
                "A template cannot use “\(open)\(mark)”.",
                cure: "Use a partial: a file templates/_NAME.md.mustache, put in by “{{> NAME}}”.",
                line)
        default: return TemplateTag(kind: .variable, name: try name(content, line), line: line)
        }
    }

    /// `{{=<% %>=}}`: other delimiters from here on.
    private mutating func delimiters(
        _ content: Substring, _ line: Int
    ) throws(LedgerError) -> TemplateTag {
        let parts = content.split(whereSeparator: \.isWhitespace)
        guard parts.count == 2, parts.allSatisfy({ !$0.contains("=") }) else {
            throw error(
                "These are no delimiters.", cure: "Write them as “{{=<% %>=}}”.", line)
        }
        (open, close) = (String(parts[0]), String(parts[1]))
        return TemplateTag(kind: .silent, name: "", line: line)
    }

    private func name(_ content: Substring, _ line: Int) throws(LedgerError) -> String {
        let name = content.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard Self.isName(name) || name == "." else {
            throw error(
                "“\(printable(name))” is no name.", cure: "Use letters, digits and “_”.", line)
        }
        return name
    }

    static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy(ShellText.isName)
    }

    private func error(_ message: String, cure: String, _ line: Int) -> LedgerError {
        origin.error(message, cure: cure, line: line)
    }
}

extension Substring {
    /// Where some text first occurs.
    func range(of text: String) -> Range<Index>? {
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
