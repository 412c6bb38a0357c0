/// Places in a command that somebody has yet to fill in.
enum Placeholder {
    /// The first `<name>` or `{{name}}` of a line.
    static func first(in line: Substring) -> String? {
        let bytes = Array(line.utf8)
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "<"), let found = angle(bytes, index) { return found }
            if bytes[index...].starts(with: "{{".utf8), let found = braces(bytes, index) {
                return found
            }
        }
        return nil
    }

    /// A redirection has a blank or a path behind it, and nothing that closes it.
    private static func angle(_ bytes: [UInt8], _ start: Int) -> String? {
        if start > 0, bytes[start - 1] == UInt8(ascii: "<") { return nil }
        let name = bytes[(start + 1)...].prefix {
            Pattern.isLetter($0) || Pattern.isDigit($0) || " _-.".utf8.contains($0)
        }
        guard let first = name.first, Pattern.isLetter(first), let last = name.last, last != 0x20,
            name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: ">"),
            name.count <= 40
        else { return nil }
        return "<" + String(decoding: name, as: UTF8.self) + ">"
    }

    private static func braces(_ bytes: [UInt8], _ start: Int) -> String? {
        let name = bytes[(start + 2)...].prefix(while: ShellText.isName)
        guard !name.isEmpty, bytes[name.endIndex...].starts(with: "}}".utf8) else { return nil }
        return "{{" + String(decoding: name, as: UTF8.self) + "}}"
    }

    /// The names in capitals that a text reads as `${NAME}`.
    static func references(in text: String) -> Set<String> {
        var names: Set<String> = []
        var rest = text.utf8[...]
        while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
            rest = rest[dollar...].dropFirst()
            guard rest.first == UInt8(ascii: "{") else { continue }
            let name = rest.dropFirst().prefix(while: ShellText.isName)
            let isEnd = name.endIndex < rest.endIndex && rest[name.endIndex] == UInt8(ascii: "}")
            let isCapital = name.first.map { (0x41...0x5A).contains($0) } ?? false
            if isEnd, isCapital { names.insert(String(Substring(name))) }
        }
        return names
    }

    /// The names that a text sets: `NAME=`, `read NAME`, `for NAME in`.
    static func assigned(in text: String) -> Set<String> {
        var names: Set<String> = []
        var previous: Substring = ""
        for word in text.split(whereSeparator: { $0.isWhitespace || ";&|()".contains($0) }) {
            if SimpleCommand.isAssignment(String(word)) {
                names.insert(String(word.prefix { $0 != "=" }))
            } else if ["read", "for", "-r", "-rs", "-s", "export", "local"].contains(previous) {
                names.insert(String(word))
            }
            previous = word
        }
        return names
    }
}
