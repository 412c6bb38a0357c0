import InfraTrack

/// Encrypts the fields, texts and outputs that `encryption:` in `infratrack.yaml` names.
struct StoreSealer: Sealer {
    let recipients: [AgeRecipient]
    /// `task.body`, `command.output`.
    let fields: Set<String>
    /// Only records with one of these labels; all when empty.
    let labels: Set<String>
    let entropy: @Sendable () -> UInt64

    /// What may be named: text that no query, path or sum needs.
    static let allowed: Set<String> = [
        "task.body", "task.resolution", "component.body", "alert.body", "command.command",
        "command.cwd", "command.host", "command.user", "command.output", "command.body",
        "time.body", "runbook.body",
    ]

    func seals(_ place: TextPlace) -> Bool {
        fields.contains("\(place.kind.noun).\(place.key)")
            && (labels.isEmpty || place.labels.contains(where: labels.contains))
    }

    func sealed(_ text: String, at place: TextPlace) throws -> String {
        var random = Words(draw: entropy)
        switch place.key {
        case "body": return try body(text, &random)
        case "output": return try output(text, &random)
        default:
            guard SealedText.inlineEnd(Line(text), at: 0) != text.utf8.count else { return text }
            return try SealedText.inline(text, to: recipients, using: &random)
        }
    }

    func sealed(_ bytes: [UInt8], at place: TextPlace) throws -> [UInt8] {
        var random = Words(draw: entropy)
        return try Age.encrypt(bytes, to: recipients, isArmored: true, using: &random)
    }

    /// What stands between the blocks is sealed, the blocks stay.
    private func body(_ text: String, _ random: inout Words) throws(AgeError) -> String {
        let line = Line(text)
        var pieces: [String] = []
        var start = 0
        for part in SealedText.parts(in: line) where part.isBlock {
            pieces += try block(line.text(start..<part.range.lowerBound), &random)
            pieces.append(line.text(part.range))
            start = part.range.upperBound
        }
        pieces += try block(line.text(start..<line.count), &random)
        guard !pieces.isEmpty else { return text }
        return pieces.joined(separator: "\n\n") + (text.last?.isNewline == true ? "\n" : "")
    }

    private func block(
        _ text: String, _ random: inout Words
    ) throws(AgeError) -> [String] {
        var plain = text[...]
        while plain.first?.isNewline == true { plain.removeFirst() }
        while plain.last?.isNewline == true { plain.removeLast() }
        guard !plain.isEmpty else { return [] }
        return [try SealedText.block(String(plain), to: recipients, using: &random)]
    }

    /// The last fence of a command's text, which holds what it printed.
    private func output(_ text: String, _ random: inout Words) throws(AgeError) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let close = lines.lastIndex(where: { Self.fence($0) != nil && Self.isBare($0) }),
            let width = Self.fence(lines[close]),
            let open = lines[..<close].firstIndex(where: { Self.fence($0) == width }),
            !lines[open].hasSuffix("`age")
        else { return text }
        let plain = lines[open...close].joined(separator: "\n")
        let block = try SealedText.block(plain, to: recipients, using: &random)
        return (lines[..<open].map(String.init) + [block] + lines[(close + 1)...].map(String.init))
            .joined(separator: "\n")
    }

    /// How many backticks a line begins with, three or more.
    private static func fence(_ line: Substring) -> Int? {
        let width = line.prefix { $0 == "`" }.count
        return width >= 3 ? width : nil
    }

    private static func isBare(_ line: Substring) -> Bool { line.allSatisfy { $0 == "`" } }

    /// Random bits from outside.
    private struct Words: RandomNumberGenerator {
        let draw: @Sendable () -> UInt64

        mutating func next() -> UInt64 { draw() }
    }
}
