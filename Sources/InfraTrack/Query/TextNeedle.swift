/// A text to find in many others, in any letter case.
///
/// ASCII is sought in the bytes by Horspool's skips. Anything else goes the slow way over
/// characters, after a look whether the text has a byte beyond ASCII at all.
struct TextNeedle {
    private let folded: [UInt8]
    private let skips: [Int]
    private let lowered: String
    private let isASCII: Bool

    init(_ text: String) {
        lowered = text.lowercased()
        folded = Array(lowered.utf8)
        isASCII = folded.allSatisfy { $0 < 0x80 }
        skips = isASCII ? Self.skips(folded) : []
    }

    func occurs(in text: String) -> Bool {
        if isASCII { return occursFolded(in: text.utf8.span) }
        return text.utf8.contains { $0 >= 0x80 } && text.lowercased().contains(lowered)
    }

    private func occursFolded(in text: Span<UInt8>) -> Bool {
        guard let lastByte = folded.last else { return true }
        var end = folded.count - 1
        while end < text.count {
            let byte = text[end]
            if Self.fold(byte) == lastByte && isEqual(text, upTo: end) { return true }
            end += skips[Int(byte)]
        }
        return false
    }

    /// Compares all bytes but the last, which ends at the given place and was seen to be equal.
    private func isEqual(_ text: Span<UInt8>, upTo end: Int) -> Bool {
        let start = end - folded.count + 1
        for index in 0..<folded.count - 1 where Self.fold(text[start + index]) != folded[index] {
            return false
        }
        return true
    }

    /// How far the needle may move when its end lies on a byte: to that byte's last earlier place.
    private static func skips(_ folded: [UInt8]) -> [Int] {
        var skips = [Int](repeating: max(1, folded.count), count: 256)
        for (index, byte) in folded.dropLast().enumerated() {
            skips[Int(byte)] = folded.count - 1 - index
            if (0x61...0x7A).contains(byte) { skips[Int(byte & ~0x20)] = skips[Int(byte)] }
        }
        return skips
    }

    private static func fold(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
