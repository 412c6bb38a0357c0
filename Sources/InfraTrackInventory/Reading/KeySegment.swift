import InfraTrack

/// Text made to fit a segment of a component key.
enum KeySegment {
    private static let limit = 63

    /// Lower-case letters, digits, “.”, “_” and “-”; `nil` when nothing is left.
    ///
    /// Text that is cut keeps apart from other text that begins alike by a few letters of its hash.
    static func make(_ text: String) -> String? {
        var bytes: [UInt8] = []
        for byte in text.lowercased().utf8 {
            let isKept = isAlphanumeric(byte) || (!bytes.isEmpty && isMark(byte))
            if isKept {
                bytes.append(byte)
            } else if let last = bytes.last, last != UInt8(ascii: "-") {
                bytes.append(UInt8(ascii: "-"))
            }
        }
        while let last = bytes.last, isMark(last) { bytes.removeLast() }
        guard !bytes.isEmpty else { return nil }
        guard bytes.count > limit else { return String(decoding: bytes, as: UTF8.self) }
        return "\(String(decoding: bytes.prefix(limit - 7), as: UTF8.self))-\(hash(text))"
    }

    /// Six letters that stand for a text.
    static func hash(_ text: String) -> String {
        String(RecordID.derived(from: ["component", text]).description.prefix(6))
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
}
