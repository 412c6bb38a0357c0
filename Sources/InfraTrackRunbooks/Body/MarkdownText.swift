/// Text of records within Markdown: it reads as it was written, and is no mark-up.
enum MarkdownText {
    /// Text within a line of prose or a heading; line breaks become spaces.
    static func prose(_ text: String) -> String {
        var result = ""
        var previous: Character = " "
        for character in text {
            switch character {
            case _ where character.isNewline: result += " "
            case "<", "*", "`", "[", "]", "\\", "|", "~": result += "\\" + String(character)
            // Within a word an underscore is one.
            case "_" where !(previous.isLetter || previous.isNumber): result += "\\_"
            default: result.append(character)
            }
            previous = character
        }
        return leading(result.trimmed)
    }

    /// A first character that would begin a block is escaped.
    private static func leading(_ text: String) -> String {
        guard let first = text.first else { return text }
        return "#>-+=".contains(first) ? "\\" + text : text
    }

    /// A code span that holds the text, whatever backticks are in it.
    static func code(_ text: String) -> String {
        let line = String(text.map { $0.isNewline ? " " : $0 })
        let fence = String(repeating: "`", count: Fence.longestRun(line) + 1)
        let pad = line.hasPrefix("`") || line.hasSuffix("`") ? " " : ""
        return fence + pad + line + pad + fence
    }

    /// A code span within a table, where a bar would end the cell.
    static func cellCode(_ text: String) -> String {
        code(text).replacing("|", with: "\\|")
    }
}

extension StringProtocol {
    /// The text without white space at its ends.
    var trimmed: String {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        while text.first?.isWhitespace == true { text.removeFirst() }
        return String(text)
    }
}
