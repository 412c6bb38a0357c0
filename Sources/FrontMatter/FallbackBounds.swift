/// Keeps texts away from the full YAML reader that would grow without bound inside it.
///
/// The reader shares what aliases stand for, so they cost nothing until someone walks the result;
/// the walk counts. Only a collection used as a key is walked by the reader itself, to find keys
/// that are there twice; and nesting costs stack, long before the walk can count levels.
struct FallbackBounds {
    private static let mostAliases = 1000
    private static let mostAliasesBesideCollectionKeys = 12
    private static let deepest = 200

    private let bytes: [UInt8]
    private var anchors: Set<ArraySlice<UInt8>> = []
    private var aliases = 0
    private var mayHaveCollectionKeys = false
    private var open = 0
    private var dashes = 0
    private var indents: [Int] = []
    /// The indentation of the line that started a block of text.
    private var text: Int?

    /// Returns whether the text holds aliases.
    static func check(_ text: String) throws(YAMLFault) -> Bool {
        var bounds = FallbackBounds(bytes: Array(text.utf8))
        var start = 0
        while start < bounds.bytes.count {
            let next = Lines.next(bounds.bytes.span, after: start)
            try bounds.see(line: start..<next)
            start = next
        }
        return bounds.aliases > 0
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var excess: YAMLFault.Kind? {
        let most = mayHaveCollectionKeys ? Self.mostAliasesBesideCollectionKeys : Self.mostAliases
        if aliases > most { return .aliases("There are too many aliases up to here.") }
        return max(open, dashes, indents.count) > Self.deepest ? .tooDeep : nil
    }

    private mutating func see(line: Range<Int>) throws(YAMLFault) {
        let content = bytes[line].drop { $0 == ASCII.space }
        guard let first = content.first, first > ASCII.space else { return }
        let indent = content.startIndex - line.lowerBound
        guard !isText(indent) else { return }
        nest(indent)
        for index in content.indices {
            see(index)
            guard let kind = excess else { continue }
            throw YAMLFault(kind: kind, place: Place(of: index, in: bytes))
        }
        text = startsText(content) ? indent : nil
    }

    /// A rough count: what is quoted is counted too.
    private mutating func see(_ index: Int) {
        switch bytes[index] {
        case UInt8(ascii: "&"): if let name = name(index) { anchors.insert(name) }
        case UInt8(ascii: "*"): if let name = name(index) { alias(name) }
        case UInt8(ascii: "?"): if next(index) <= ASCII.space { mayHaveCollectionKeys = true }
        case ASCII.openBracket, ASCII.openBrace: opens(index)
        case ASCII.closeBracket, ASCII.closeBrace: closes(index)
        case ASCII.space: return
        default: break
        }
        let isDash = bytes[index] == ASCII.dash && next(index) <= ASCII.space
        dashes = isDash ? dashes + 1 : 0
    }

    private func next(_ index: Int) -> UInt8 {
        index + 1 < bytes.count ? bytes[index + 1] : ASCII.lineFeed
    }
}

// MARK: Aliases

extension FallbackBounds {
    /// The name of an anchor or an alias.
    private func name(_ index: Int) -> ArraySlice<UInt8>? {
        guard isTokenStart(index) else { return nil }
        let name = bytes[(index + 1)...].prefix { ASCII.isWord($0) || $0 == ASCII.dash }
        return name.isEmpty ? nil : name
    }

    private mutating func alias(_ name: ArraySlice<UInt8>) {
        guard anchors.contains(name) else { return }
        aliases += 1
        let rest = bytes[name.endIndex...].drop { $0 == ASCII.space }
        if rest.first == ASCII.colon { mayHaveCollectionKeys = true }
    }

    /// Whether something other than the middle of a plain text may start here.
    private func isTokenStart(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        switch bytes[index - 1] {
        case 0...ASCII.space, ASCII.comma, ASCII.openBracket, ASCII.openBrace, ASCII.colon,
            ASCII.dash, UInt8(ascii: "?"):
            return true
        default: return false
        }
    }
}

// MARK: Nesting

extension FallbackBounds {
    private mutating func opens(_ index: Int) {
        guard isTokenStart(index) else { return }
        open += 1
        if bytes[index] == ASCII.openBrace { mayHaveCollectionKeys = true }
    }

    private mutating func closes(_ index: Int) {
        open = max(0, open - 1)
        let rest = bytes[(index + 1)...].drop { $0 == ASCII.space }
        if rest.first == ASCII.colon { mayHaveCollectionKeys = true }
    }

    /// Each deeper indentation may be a level.
    private mutating func nest(_ indent: Int) {
        while let last = indents.last, last >= indent { indents.removeLast() }
        indents.append(indent)
    }

    /// Whether a line belongs to a block of text.
    private func isText(_ indent: Int) -> Bool { text.map { indent > $0 } ?? false }

    /// Whether a line ends with what starts a block of text: `|` or `>` and how to chomp it.
    private func startsText(_ content: ArraySlice<UInt8>) -> Bool {
        let trimmed = content.reversed().drop { $0 <= ASCII.space }
        let mark = trimmed.drop { $0 == ASCII.dash || $0 == UInt8(ascii: "+") || ASCII.isDigit($0) }
        guard let byte = mark.first, mark.dropFirst().first == ASCII.space else { return false }
        return byte == UInt8(ascii: "|") || byte == UInt8(ascii: ">")
    }
}
