/// The pieces of a command in which values may stand, as offsets into its bytes.
///
/// In single quotes and in here-documents with a quoted end a shell would not put a variable's
/// value, so nothing there becomes a parameter.
struct ShellText {
    /// A run of bytes without blanks, quotes and operators.
    struct Piece {
        let range: Range<Int>
        /// Whether it begins a word.
        let startsWord: Bool
        /// Whether it is the program of its command.
        let isProgram: Bool
    }

    let bytes: [UInt8]
    private(set) var pieces: [Piece] = []
    private var start: Int?
    private var startsWord = true
    private var expectsProgram = true
    private var isDouble = false
    private var literalDocument: [UInt8]?

    private static let wrappers = CommandTables.words(
        "sudo doas time nohup watch timeout command nice env exec if while until then do else !")

    init(_ text: String) {
        bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count { index = take(index) }
        endPiece(bytes.count)
    }

    private mutating func take(_ index: Int) -> Int {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "'") where !isDouble: return skipLiteral(index)
        case UInt8(ascii: "\""):
            endPiece(index)
            isDouble.toggle()
        case UInt8(ascii: "\\"), UInt8(ascii: "$"): return skipExpansion(index)
        case 0x20, 0x09, 0x0A, 0x0D: return blank(index)
        case UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "("),
            UInt8(ascii: "`"):
            endPiece(index)
            startsWord = true
            if !isDouble { expectsProgram = true }
        case UInt8(ascii: "<") where !isDouble && bytes[index...].starts(with: [byte, byte]):
            return document(index)
        case UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "'"),
            UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "*"), UInt8(ascii: "?"):
            endPiece(index)
            startsWord = byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
        default: if start == nil { start = index }
        }
        return index + 1
    }

    private mutating func blank(_ index: Int) -> Int {
        endPiece(index)
        startsWord = true
        guard bytes[index] == 0x0A, !isDouble else { return index + 1 }
        expectsProgram = true
        guard let end = literalDocument else { return index + 1 }
        literalDocument = nil
        return Self.end(of: end, in: bytes, from: index + 1)
    }

    /// The offset behind the line that ends a here-document.
    private static func end(of name: [UInt8], in bytes: [UInt8], from start: Int) -> Int {
        var line = start
        while line < bytes.count {
            let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
            if bytes[line..<end].drop(while: { $0 == 0x09 }) == name[...] { return end }
            line = end + 1
        }
        return bytes.count
    }

    private mutating func skipLiteral(_ index: Int) -> Int {
        endPiece(index)
        let end = bytes[(index + 1)...].firstIndex(of: UInt8(ascii: "'")) ?? bytes.count - 1
        startsWord = false
        expectsProgram = false
        return end + 1
    }

    /// What a backslash or a dollar begins stays as it is.
    private mutating func skipExpansion(_ index: Int) -> Int {
        endPiece(index)
        startsWord = false
        guard bytes[index] == UInt8(ascii: "$") else { return index + 2 }
        var end = index + 1
        if end < bytes.count, bytes[end] == UInt8(ascii: "{") {
            return (bytes[end...].firstIndex(of: UInt8(ascii: "}")) ?? bytes.count - 1) + 1
        }
        while end < bytes.count, Self.isName(bytes[end]) { end += 1 }
        return end
    }

    private mutating func document(_ index: Int) -> Int {
        endPiece(index)
        var at = index + 2
        guard at < bytes.count, bytes[at] != UInt8(ascii: "<") else { return at }
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == UInt8(ascii: "-") { at += 1 }
        guard at < bytes.count, "'\"\\".utf8.contains(bytes[at]) else { return at }
        let quote = bytes[at]
        let first = at + 1
        var end = first
        while end < bytes.count, bytes[end] != quote, bytes[end] > 0x20 { end += 1 }
        literalDocument = Array(bytes[min(first, end)..<end])
        return min(end + 1, bytes.count)
    }

    static func isName(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F
    }

    private mutating func endPiece(_ end: Int) {
        guard let first = start else { return }
        start = nil
        let isProgram = expectsProgram && startsWord && !isDouble
        pieces.append(Piece(range: first..<end, startsWord: startsWord, isProgram: isProgram))
        startsWord = false
        guard isProgram else { return }
        let word = String(decoding: bytes[first..<end], as: UTF8.self)
        let stays =
            Self.wrappers.contains(word) || SimpleCommand.isAssignment(word) || word.hasPrefix("-")
        expectsProgram = stays
    }
}
