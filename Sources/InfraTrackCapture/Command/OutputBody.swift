/// The body of a command's record: its output in a fence, or where to find it.
enum OutputBody {
    /// The whole output.
    static func whole(_ text: String) -> String { text.isEmpty ? "" : fenced(text) }

    /// The size and the file of an output that lies beside the record, with its first and last lines.
    static func reference(to file: String, bytes: Int, excerptOf text: String?) -> String {
        let sentence = "Output of \(bytes) bytes in `\(file)`.\n"
        return text.map { "\(sentence)\n\(fenced(excerpt($0)))" } ?? sentence
    }

    private static let shown = 20
    private static let widest = 400

    private static func excerpt(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast(text.hasSuffix("\n") ? 1 : 0)
        guard lines.count > 2 * shown else { return lines.map(shortened).joined(separator: "\n") }
        let gap = "… \(lines.count - 2 * shown) lines …"
        let shownLines =
            lines.prefix(shown).map(shortened) + [gap] + lines.suffix(shown).map(shortened)
        return shownLines.joined(separator: "\n")
    }

    private static func shortened(_ line: Substring) -> String {
        let head = line.unicodeScalars.prefix(widest)
        return head.endIndex == line.endIndex ? String(line) : String(head) + "…"
    }

    /// A fence longer than any run of backticks in the text.
    private static func fenced(_ text: String) -> String {
        var (run, longest) = (0, 2)
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence)text\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)\n"
    }
}
