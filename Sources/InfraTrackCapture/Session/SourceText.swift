import InfraTrack

/// What sources share in reading bytes as text and numbers.
enum SourceText {
    /// Lines without their line feeds, and whether the last one had one.
    static func lines(_ bytes: ArraySlice<UInt8>) -> (lines: [ArraySlice<UInt8>], isWhole: Bool) {
        guard !bytes.isEmpty else { return ([], true) }
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let isWhole = lines.last?.isEmpty == true
        if isWhole { lines.removeLast() }
        return (lines, isWhole)
    }

    /// Bytes as text; what is no UTF-8 becomes U+FFFD.
    static func text(_ bytes: some Collection<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    /// A word for a field of a record, or `nil` when it is none: empty, too long, or with controls.
    static func word(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text.utf8.count <= 200,
            text.unicodeScalars.allSatisfy({
                $0.properties.generalCategory != .control && $0.value != 0x2028
                    && $0.value != 0x2029
            })
        else { return nil }
        return text
    }

    /// The last part of a path, such as a shell's name.
    static func lastPart(_ path: String?) -> String? {
        word(path?.split(separator: "/").last.map(String.init))
    }

    /// An instant, or `nil` when it lies outside the years that are written.
    static func instant(_ microseconds: Int64, offsetMinutes: Int = 0) -> Timestamp? {
        guard (0..<253_402_214_400_000_000).contains(microseconds) else { return nil }
        return Timestamp(microseconds: microseconds, offsetMinutes: offsetMinutes)
    }

    /// Microseconds of decimal seconds, the fraction cut; `nil` for what is no such number.
    static func microseconds(_ text: some StringProtocol) -> Int64? {
        let parts = text.split(
            maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { ".,".contains($0) })
        guard let head = parts.first, !head.isEmpty || parts.count == 2, head.utf8.count <= 12,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return scientific(text) }
        let fraction = parts.count == 2 ? String(parts[1].prefix(6)) : ""
        let zeros = String(repeating: "0", count: 6 - fraction.count)
        return Int64("\(head)\(fraction)\(zeros)")
    }

    /// `1e-05` and the like, which JSON may hold.
    private static func scientific(_ text: some StringProtocol) -> Int64? {
        guard text.utf8.count < 40, let value = Double(String(text)), value >= 0, value < 1e12
        else { return nil }
        return Int64(value * 1_000_000)
    }
}
