/// Splits a command line at its operators and into words, as a POSIX shell would read it.
struct ShellReader {
    private var rest: Substring.UnicodeScalarView
    private var parts: [SimpleCommand] = []
    private var words: [String] = []
    private var word: String?
    private var writesFile = false
    /// Whether the next word is the file of a redirection.
    private var isRedirecting = false
    /// Whether that redirection writes.
    private var isOutput = false

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
        case "|", ";", "\n": endPart()
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
        while rest.first == mark { rest.removeFirst() }
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
        if isOutput, !word.hasPrefix("/dev/") { writesFile = true }
    }

    private mutating func endPart() {
        endWord()
        if !words.isEmpty || writesFile {
            parts.append(SimpleCommand(words: words, writesFile: writesFile))
        }
        (words, writesFile, isRedirecting) = ([], false, false)
    }
}
