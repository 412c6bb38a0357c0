/// Splits a command line at its operators and into words, as a POSIX shell would read it.
///
/// The body of a here-document is data and belongs to no command.
struct ShellReader {
    private let bytes: [UInt8]
    private var at = 0
    private var parts: [SimpleCommand] = []
    private var words: [String] = []
    private var word: [UInt8] = []
    private var hasWord = false
    private var outputFile: String?
    /// Whether the next word is the file of a redirection.
    private var isRedirecting = false
    /// Whether that redirection writes.
    private var isOutput = false
    /// Whether that redirection reads the lines that follow.
    private var isDocument = false
    /// The words that end the here-documents of this line.
    private var documentEnds: [String] = []

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func read() -> [SimpleCommand] {
        while let byte = next() { take(byte) }
        endPart()
        return parts
    }

    private var first: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func next() -> UInt8? {
        guard at < bytes.count else { return nil }
        defer { at += 1 }
        return bytes[at]
    }

    private mutating func take(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "'"): quote(until: byte, escapes: false)
        case UInt8(ascii: "\""): quote(until: byte, escapes: true)
        case UInt8(ascii: "\\"): if let next = next(), next != 0x0A { append(next) }
        case 0x20, 0x09: endWord()
        case UInt8(ascii: "#") where !hasWord:
            while let next = first, next != 0x0A { at += 1 }
        case UInt8(ascii: "|"), UInt8(ascii: ";"): endPart()
        case 0x0A:
            endPart()
            skipDocuments()
        case UInt8(ascii: "$"): substitution()
        case UInt8(ascii: "(") where !hasWord: endPart()
        case UInt8(ascii: ")"): endPart()
        case UInt8(ascii: "&"): ampersand()
        case UInt8(ascii: ">"), UInt8(ascii: "<"): redirect(byte)
        default: append(byte)
        }
    }

    private mutating func quote(until end: UInt8, escapes: Bool) {
        hasWord = true
        while let byte = next(), byte != end {
            if escapes, byte == UInt8(ascii: "\\"), let next = next() {
                append(next)
            } else {
                append(byte)
            }
        }
    }

    /// `$(…)` stays within its word.
    private mutating func substitution() {
        append(UInt8(ascii: "$"))
        guard first == UInt8(ascii: "(") else { return }
        var depth = 0
        while let byte = next() {
            append(byte)
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 { return }
        }
    }

    private mutating func skipDocuments() {
        for end in documentEnds {
            while at < bytes.count {
                let stop = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
                let line = String(decoding: bytes[at..<stop], as: UTF8.self)
                at = min(stop + 1, bytes.count)
                if line.trimmed == end { break }
            }
        }
        documentEnds = []
    }

    private mutating func append(_ byte: UInt8) {
        word.append(byte)
        hasWord = true
    }

    /// `&&` and `&` end a command; `&>` redirects and `>&` names a descriptor.
    private mutating func ampersand() {
        guard first == UInt8(ascii: ">") else { return endPart() }
        at += 1
        redirect(UInt8(ascii: ">"))
    }

    private mutating func redirect(_ mark: UInt8) {
        // The digits before it are a descriptor, not a word.
        if hasWord, word.allSatisfy(Pattern.isDigit) { (word, hasWord) = ([], false) }
        endWord()
        var count = 1
        while first == mark {
            at += 1
            count += 1
        }
        isDocument = mark == UInt8(ascii: "<") && count == 2
        if isDocument, first == UInt8(ascii: "-") { at += 1 }
        if first == UInt8(ascii: "&") {
            at += 1
            while let byte = first, Pattern.isDigit(byte) || byte == UInt8(ascii: "-") { at += 1 }
        } else {
            isRedirecting = true
            isOutput = mark == UInt8(ascii: ">")
        }
    }

    private mutating func endWord() {
        guard hasWord else { return }
        let text = String(decoding: word, as: UTF8.self)
        word.removeAll(keepingCapacity: true)
        hasWord = false
        guard isRedirecting else { return words.append(text) }
        isRedirecting = false
        if isDocument { return documentEnds.append(text) }
        if isOutput, !text.hasPrefix("/dev/") { outputFile = text }
    }

    private mutating func endPart() {
        endWord()
        if !words.isEmpty || outputFile != nil {
            parts.append(SimpleCommand(words: words, outputFile: outputFile))
        }
        (words, outputFile, isRedirecting) = ([], nil, false)
    }
}
