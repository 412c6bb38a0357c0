/// A command as far as it was read: whether a shell would read on.
struct ShellText {
    private(set) var text = ""
    private var quote: UInt8?
    private var isEscaped = false
    private var isComment = false
    private var word: [UInt8] = []
    /// Open `do`, `if`, `case` and braces.
    private var depth = 0

    init(_ text: some StringProtocol) { add(text) }

    /// Adds another line.
    mutating func append(line: some StringProtocol) {
        add("\n")
        add(line)
    }

    /// Whether it ends within quotes or behind a backslash.
    var isQuoteOpen: Bool { quote != nil || isEscaped }

    /// Whether it ends within quotes or a compound command.
    var isOpen: Bool {
        var ended = self
        ended.endWord()
        return isQuoteOpen || ended.depth > 0
    }

    private mutating func add(_ more: some StringProtocol) {
        for byte in more.utf8 { step(byte) }
        text += more
    }

    private mutating func step(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if isComment {
            isComment = byte != 0x0A
        } else if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'") {
            isEscaped = true
        } else if let open = quote {
            if byte == open { quote = nil }
        } else if byte == UInt8(ascii: "#"), word.isEmpty {
            isComment = true
        } else if "'\"`".utf8.contains(byte) {
            quote = byte
            word.append(byte)
        } else if " \t\n;&|()".utf8.contains(byte) {
            endWord()
        } else if word.count < 8 {
            word.append(byte)
        }
    }

    private mutating func endWord() {
        switch String(decoding: word, as: UTF8.self) {
        case "do", "if", "case", "{": depth += 1
        case "done", "fi", "esac", "}": depth = max(0, depth - 1)
        default: break
        }
        word = []
    }
}
