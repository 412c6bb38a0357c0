/// Decodes UTF-8 byte by byte, so that the result does not depend on how the bytes were cut.
///
/// What is no UTF-8 becomes U+FFFD, one for each maximal part as the Unicode standard has it, or
/// is kept as a scalar that ``ByteScalar`` turns back into the byte.
struct UTF8Decoder: Sendable {
    let keepsInvalid: Bool
    private(set) var invalid = 0
    /// The bytes of the sequence so far, the first one highest, and the scalar they make.
    private var raw: UInt32 = 0
    private var value: UInt32 = 0
    private var length = 0
    private var missing = 0
    /// What the next continuation byte may be.
    private var range: ClosedRange<UInt8> = 0x80...0xBF

    init(keepsInvalid: Bool = false) { self.keepsInvalid = keepsInvalid }

    var isIdle: Bool { missing == 0 }

    @inline(__always)
    mutating func decode(_ byte: UInt8, into scalars: inout [Unicode.Scalar]) {
        if missing > 0 {
            if range.contains(byte) {
                continueSequence(byte, into: &scalars)
                return
            }
            reject(into: &scalars)
        }
        if byte < 0x80 {
            scalars.append(Unicode.Scalar(byte))
        } else {
            start(byte, into: &scalars)
        }
    }

    /// Ends the text; an unfinished sequence is invalid.
    mutating func finish(into scalars: inout [Unicode.Scalar]) {
        if missing > 0 { reject(into: &scalars) }
    }

    private mutating func start(_ byte: UInt8, into scalars: inout [Unicode.Scalar]) {
        (raw, length) = (UInt32(byte), 1)
        range = 0x80...0xBF
        switch byte {
        case 0xC2...0xDF: (missing, value) = (1, UInt32(byte & 0x1F))
        case 0xE0...0xEF:
            (missing, value) = (2, UInt32(byte & 0x0F))
            if byte == 0xE0 { range = 0xA0...0xBF }
            if byte == 0xED { range = 0x80...0x9F }
        case 0xF0...0xF4:
            (missing, value) = (3, UInt32(byte & 0x07))
            if byte == 0xF0 { range = 0x90...0xBF }
            if byte == 0xF4 { range = 0x80...0x8F }
        default: reject(into: &scalars)
        }
    }

    private mutating func continueSequence(_ byte: UInt8, into scalars: inout [Unicode.Scalar]) {
        raw = raw << 8 | UInt32(byte)
        value = value << 6 | UInt32(byte & 0x3F)
        length += 1
        missing -= 1
        range = 0x80...0xBF
        guard missing == 0, let scalar = Unicode.Scalar(value) else { return }
        if keepsInvalid, ByteScalar.isOne(scalar) {
            // A scalar that we use for bytes: kept byte by byte, so that nothing is ambiguous.
            appendBytes(to: &scalars)
        } else {
            scalars.append(scalar)
        }
    }

    private mutating func reject(into scalars: inout [Unicode.Scalar]) {
        invalid += 1
        missing = 0
        if keepsInvalid {
            appendBytes(to: &scalars)
        } else {
            scalars.append("\u{FFFD}")
        }
    }

    private func appendBytes(to scalars: inout [Unicode.Scalar]) {
        for index in (0..<length).reversed() {
            scalars.append(ByteScalar.scalar(UInt8(truncatingIfNeeded: raw >> (8 * index))))
        }
    }
}
