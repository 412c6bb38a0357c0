/// Splits a command line at its operators and into words, as a POSIX shell would read it.
///
/// The body of a here-document is data and belongs to no command.
struct ShellReader {
    private var rest: Substring.UnicodeScalarView
    private var parts: [SimpleCommand] = []
    private var words: [String] = []
    private var word: String?
    private var outputFile: String?
    /// Whether the next word is the file of a redirection.
    private var isRedirecting = false
    /// Whether that redirection writes.
    private var isOutput = false
    /// Whether that redirection reads the lines that follow.
    private var isDocument = false
    /// The words that end the here-documents of this line.
    private var documentEnds: [String] = []

    init(_ text: String) { rest = text.unicodeScalars[...] }

    mutating func read() -> [SimpleCommand] {
        while let scalar = rest.popFirst() { take(scalar) }
        endPart()
        return parts
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "'": quote(until: "'", escapes: false)
        case "\"": quote(until: "\"", escapes: true)
        case "\\": if let next = rest.popFirst(), next != "\n" { append(next) }
        case " ", "\t": endWord()
        case "#" where word == nil: rest = rest.drop { $0 != "\n" }
        case "|", ";": endPart()
        case "\n":
            endPart()
            skipDocuments()
        case "$": substitution()
        case "(" where word == nil: endPart()
        case ")": endPart()
        case "&": ampersand()
        case ">", "<": redirect(scalar)
        default: append(scalar)
        }
    }

    private mutating func quote(until end: Unicode.Scalar, escapes: Bool) {
        if word == nil { word = "" }
        while let scalar = rest.popFirst(), scalar != end {
            if escapes, scalar == "\\", let next = rest.popFirst() {
                append(next)
            } else {
                append(scalar)
            }
        }
    }

    /// `$(…)` stays within its word.
    private mutating func substitution() {
        append("$")
        guard rest.first == "(" else { return }
        var depth = 0
        while let scalar = rest.popFirst() {
            append(scalar)
            if scalar == "(" { depth += 1 }
            if scalar == ")" { depth -= 1 }
            if depth == 0 { return }
        }
    }

    private mutating func skipDocuments() {
        for end in documentEnds {
            while !rest.isEmpty {
                let line = rest.prefix { $0 != "\n" }
                rest = rest.dropFirst(line.count + 1)
                if String(Substring(line)).trimmed == end { break }
            }
        }
        documentEnds = []
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        word = (word ?? "") + String(scalar)
    }

    /// `&&` and `&` end a command; `&>` redirects and `>&` names a descriptor.
    private mutating func ampersand() {
        if rest.first == ">" {
            rest.removeFirst()
            redirect(">")
        } else {
            endPart()
        }
    }

    private mutating func redirect(_ mark: Unicode.Scalar) {
        // The digits before it are a descriptor, not a word.
        if let digits = word, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { word = nil }
        endWord()
        var count = 1
        while rest.first == mark {
            rest.removeFirst()
            count += 1
        }
        isDocument = mark == "<" && count == 2
        if isDocument, rest.first == "-" { rest.removeFirst() }
        if rest.first == "&" {
            rest.removeFirst()
            rest = rest.drop { ("0"..."9").contains($0) || $0 == "-" }
        } else {
            isRedirecting = true
            isOutput = mark == ">"
        }
    }

    private mutating func endWord() {
        guard let word else { return }
        self.word = nil
        guard isRedirecting else { return words.append(word) }
        isRedirecting = false
        if isDocument { return documentEnds.append(word) }
        if isOutput, !word.hasPrefix("/dev/") { outputFile = word }
    }

    private mutating func endPart() {
        endWord()
        if !words.isEmpty || outputFile != nil {
            parts.append(SimpleCommand(words: words, outputFile: outputFile))
        }
        (words, outputFile, isRedirecting) = ([], nil, false)
    }
}
