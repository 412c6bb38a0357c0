/// Text from outside made harmless in one line, a table's cell, a quotation or a link.
enum Plain {
    /// One line of at most a number of bytes, without control characters and doubled blanks.
    static func line(_ text: String, limit: Int = 200) -> String {
        let words = text.unicodeScalars.split { $0.properties.isWhitespace || isHidden($0) }
        let line = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
        guard line.utf8.count > limit else { return line }
        var short = ""
        for character in line {
            guard short.utf8.count + character.utf8.count <= limit - 3 else { break }
            short.append(character)
        }
        return short + "…"
    }

    /// Text that stays in its cell and is no markup.
    static func cell(_ text: String) -> String {
        var cell = ""
        for character in line(text, limit: 1000) {
            switch character {
            case "\\", "|", "`", "*", "_", "[", "]", "~", "#": cell += "\\\(character)"
            case "<": cell += "&lt;"
            case "&": cell += "&amp;"
            default: cell.append(character)
            }
        }
        return cell
    }

    /// Markdown that cannot reach beyond its own quotation, whatever it leaves open.
    static func quotation(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return lines.map { "> \(line(String($0), limit: 2000))".trimmingEnd }.joined(
            separator: "\n")
    }

    /// A web address between angle brackets, without a user's name and password.
    static func link(_ text: String) -> String? {
        let schemes = ["http://", "https://"]
        guard text.utf8.count <= 2048,
            let scheme = schemes.first(where: text.lowercased().hasPrefix)
        else { return nil }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { !"/?#".contains($0) }
        let host = authority.lastIndex(of: "@").map { authority[$0...].dropFirst() } ?? authority
        let address = String(host) + rest[authority.endIndex...]
        return "<\(scheme)\(address.utf8.map(encoded).joined())>"
    }

    private static let plainMarks = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)

    private static func encoded(_ byte: UInt8) -> String {
        let scalar = Unicode.Scalar(byte)
        let isPlain =
            scalar.isASCII && scalar.properties.isAlphabetic
            || (0x30...0x39).contains(byte) || plainMarks.contains(byte)
        return isPlain
            ? String(scalar)
            : "%" + String(0x100 | Int(byte), radix: 16, uppercase: true).dropFirst()
    }

    /// Control characters, and those that turn the direction of text.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}

extension String {
    fileprivate var trimmingEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
