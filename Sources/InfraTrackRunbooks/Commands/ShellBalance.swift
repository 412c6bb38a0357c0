/// Whether quotes, brackets and blocks of a shell text are closed.
struct ShellBalance {
    private var rest: ArraySlice<UInt8>
    private var open: [UInt8] = []
    private var blocks: [String] = []
    private var word: [UInt8] = []
    private var isCommandStart = true
    private var documents: [String] = []

    /// What is not closed, in words; `nil` when all is.
    static func problem(_ text: String) -> String? {
        var balance = ShellBalance(rest: Array(text.utf8)[...])
        return balance.run()
    }

    private init(rest: ArraySlice<UInt8>) { self.rest = rest }

    private static let closing: [UInt8: UInt8] = [
        UInt8(ascii: "("): UInt8(ascii: ")"), UInt8(ascii: "{"): UInt8(ascii: "}"),
    ]
    private static let blockEnds = ["if": "fi", "case": "esac", "do": "done"]

    private mutating func run() -> String? {
        while let byte = rest.popFirst() {
            if let problem = take(byte) { return problem }
        }
        endWord()
        if let bracket = open.last {
            return "“\(Character(Unicode.Scalar(bracket)))” is not closed"
        }
        if let block = blocks.last { return "“\(block)” has no “\(Self.blockEnds[block] ?? "")”" }
        return documents.first.map { "the here-document has no “\($0)”" }
    }

    private mutating func take(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "\\"):
            _ = rest.popFirst()
            word.append(byte)
        case UInt8(ascii: "'"): return quote("'")
        case UInt8(ascii: "\""): return doubleQuote()
        case UInt8(ascii: "`"): return quote("`")
        case UInt8(ascii: "#") where word.isEmpty && !open.contains(UInt8(ascii: "{")):
            rest = rest.drop { $0 != 0x0A }
        case UInt8(ascii: "("), UInt8(ascii: "{"): bracket(byte)
        case UInt8(ascii: ")"), UInt8(ascii: "}"): return close(byte)
        case UInt8(ascii: "<") where rest.first == byte: document()
        case 0x0A, 0x20, 0x09, UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"): end(byte)
        default: word.append(byte)
        }
        return nil
    }

    private mutating func quote(_ mark: Unicode.Scalar) -> String? {
        word.append(UInt8(ascii: "'"))
        guard let end = rest.firstIndex(of: UInt8(ascii: mark)) else {
            return "the quote \(mark) is not closed"
        }
        rest = rest[(end + 1)...]
        return nil
    }

    private mutating func doubleQuote() -> String? {
        word.append(UInt8(ascii: "\""))
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\") { _ = rest.popFirst() }
            if byte == UInt8(ascii: "\"") { return nil }
        }
        return "the quote \" is not closed"
    }

    /// Braces count only where they open a group or an expansion.
    private mutating func bracket(_ byte: UInt8) {
        let isExpansion = word.last == UInt8(ascii: "$")
        if byte == UInt8(ascii: "{"), !isExpansion,
            !(word.isEmpty && rest.first.map { $0 <= 0x20 } ?? false)
        {
            word.append(byte)
            return
        }
        endWord()
        open.append(byte)
        isCommandStart = byte == UInt8(ascii: "(")
    }

    private mutating func close(_ byte: UInt8) -> String? {
        if let last = open.last, Self.closing[last] == byte {
            endWord()
            open.removeLast()
            word.append(byte)
            return nil
        }
        // `case` patterns end in a bracket of their own, and lone braces are text.
        if byte == UInt8(ascii: "}") || blocks.last == "case" {
            word.append(byte)
            return nil
        }
        return "“)” closes nothing"
    }

    private mutating func document() {
        rest.removeFirst()
        if rest.first == UInt8(ascii: "<") { return rest = rest.dropFirst() }
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        rest = rest.drop { $0 == 0x20 }
        let name = rest.prefix { $0 > 0x20 && !";|&<>()".utf8.contains($0) }
        rest = rest.dropFirst(name.count)
        documents.append(
            String(decoding: name.filter { !"'\"\\".utf8.contains($0) }, as: UTF8.self))
    }

    private mutating func end(_ byte: UInt8) {
        endWord()
        if byte == 0x0A { skipDocuments() }
        if byte != 0x20, byte != 0x09 { isCommandStart = true }
    }

    private mutating func skipDocuments() {
        while let end = documents.first {
            var isFound = false
            while !rest.isEmpty, !isFound {
                let line = rest.prefix { $0 != 0x0A }
                rest = rest.dropFirst(line.count + 1)
                isFound = String(decoding: line, as: UTF8.self).trimmed == end
            }
            guard isFound else { return }
            documents.removeFirst()
        }
    }

    private mutating func endWord() {
        guard !word.isEmpty else { return }
        let text = String(decoding: word, as: UTF8.self)
        word = []
        guard isCommandStart else { return }
        if Self.blockEnds[text] != nil { blocks.append(text) }
        if let last = blocks.last, Self.blockEnds[last] == text { blocks.removeLast() }
        isCommandStart = ["then", "do", "else", "!", "if", "while", "until", "elif"].contains(text)
    }
}
