import InfraTrack

extension SecretRules {
    /// What a line says so that no finding is made of it: the writer knows it to be harmless.
    public static let allowance = "infratrack:allow"

    /// The secrets in a file's bytes that redaction would mask, by line.
    ///
    /// UTF-16 with a byte order mark is read as such; anything else byte by byte, so that a file
    /// needs to be no text.
    public func findings(in bytes: [UInt8]) -> [SecretFinding] {
        let text = Line(UTF16Text.decoded(bytes) ?? bytes)
        var pass = RedactionPass(rules: self, scope: RedactionScope(), keepsLines: true)
        guard let masked = pass.redact(text) else { return [] }
        let before = text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let after = masked.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        return zip(before, after).enumerated().flatMap { index, lines in
            lines.0 == lines.1 ? [] : Self.findings(lines.0, lines.1, line: index + 1)
        }
    }

    private static func findings(
        _ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>, line: Int
    ) -> [SecretFinding] {
        let allowed = Line(Array(before)).first(allowance, in: 0..<before.count) != nil
        guard !allowed else { return [] }
        let old = Mask.rules(in: Line(Array(before)))
        return Mask.rules(in: Line(Array(after))).map { rule, count in
            SecretFinding(rule: rule, line: line, count: count - old[rule, default: 0])
        }.filter { $0.count > 0 }.sorted { $0.rule < $1.rule }
    }
}

/// Text of Windows programs.
enum UTF16Text {
    /// The text in UTF-8, if it begins with a byte order mark of UTF-16.
    static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return nil }
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isLittle ? second << 8 | first : first << 8 | second
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
