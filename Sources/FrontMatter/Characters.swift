/// Which characters a file may hold.
enum Characters {
    /// Whether the bytes are UTF-8, and ASCII only.
    static func check(_ bytes: [UInt8]) throws(FormatError) -> Bool {
        do {
            var text = try UTF8Span(validating: bytes.span)
            return text.isKnownASCII || text.checkForASCII()
        } catch {
            throw .notUTF8(Place(of: error.byteOffsets.lowerBound, in: bytes))
        }
    }

    /// The first character of a header on which readers of YAML don't agree, or that none takes.
    static func forbidden(_ bytes: Span<UInt8>, in range: Range<Int>) -> Int? {
        range.first { isForbidden(bytes, at: $0) }
    }

    /// The first NUL: a file that holds one is binary to git.
    static func null(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        (start..<bytes.count).first { bytes[$0] == 0 }
    }

    /// Whether a character can't be written as it is, but needs an escape.
    static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private static func isForbidden(_ bytes: Span<UInt8>, at index: Int) -> Bool {
        let byte = bytes[index]
        switch byte {
        case ASCII.tab, ASCII.lineFeed: return false
        case ASCII.carriageReturn:
            return index + 1 >= bytes.count || bytes[index + 1] != ASCII.lineFeed
        case 0..<ASCII.space, ASCII.delete: return true
        case 0xC2, 0xE2, 0xEF: return needsEscape(scalar(bytes, at: index))
        default: return false
        }
    }

    /// Whether a byte may stand in a comment.
    @inline(__always)
    static func isInComment(_ byte: UInt8) -> Bool {
        (byte >= ASCII.space && byte != ASCII.delete) || byte == ASCII.tab
    }

    /// The character of two or three bytes at an offset, in text known to be UTF-8.
    static func scalar(_ bytes: Span<UInt8>, at index: Int) -> Unicode.Scalar {
        let lead = UInt32(bytes[index])
        guard lead >= 0xC0 else { return Unicode.Scalar(bytes[index]) }
        let second = UInt32(bytes[index + 1] & 0x3F)
        guard lead >= 0xE0 else { return Unicode.Scalar((lead & 0x1F) << 6 | second) ?? " " }
        let third = UInt32(bytes[index + 2] & 0x3F)
        return Unicode.Scalar((lead & 0x0F) << 12 | second << 6 | third) ?? " "
    }
}
