/// Decodes UTF-8 byte by byte, so that the result does not depend on how the bytes were cut.
///
/// What is no UTF-8 becomes U+FFFD, one for each maximal part as the Unicode standard has it, or
/// is kept as a scalar that ``ByteScalar`` turns back into the byte.
struct UTF8Decoder: Sendable {
    let keepsInvalid: Bool
    private(set) var invalid = 0
    private var pending: [UInt8] = []
    private var missing = 0
    /// What the next continuation byte may be.
    private var range: ClosedRange<UInt8> = 0x80...0xBF

    init(keepsInvalid: Bool = false) { self.keepsInvalid = keepsInvalid }

    var isIdle: Bool { missing == 0 }

    mutating func decode(_ byte: UInt8, into scalars: inout [Unicode.Scalar]) {
        if missing > 0 {
            if range.contains(byte) {
                continueSequence(byte, into: &scalars)
                return
            }
            reject(into: &scalars)
        }
        start(byte, into: &scalars)
    }

    /// Ends the text; an unfinished sequence is invalid.
    mutating func finish(into scalars: inout [Unicode.Scalar]) {
        if missing > 0 { reject(into: &scalars) }
    }

    private mutating func start(_ byte: UInt8, into scalars: inout [Unicode.Scalar]) {
        pending = [byte]
        range = 0x80...0xBF
        switch byte {
        case 0x00...0x7F: scalars.append(Unicode.Scalar(byte))
        case 0xC2...0xDF: missing = 1
        case 0xE0...0xEF:
            missing = 2
            if byte == 0xE0 { range = 0xA0...0xBF }
            if byte == 0xED { range = 0x80...0x9F }
        case 0xF0...0xF4:
            missing = 3
            if byte == 0xF0 { range = 0x90...0xBF }
            if byte == 0xF4 { range = 0x80...0x8F }
        default: reject(into: &scalars)
        }
    }

    private mutating func continueSequence(_ byte: UInt8, into scalars: inout [Unicode.Scalar]) {
        pending.append(byte)
        missing -= 1
        range = 0x80...0xBF
        guard missing == 0 else { return }
        let decoded = String(decoding: pending, as: UTF8.self).unicodeScalars
        if keepsInvalid, decoded.contains(where: ByteScalar.isOne) {
            // A scalar that we use for bytes: kept byte by byte, so that nothing is ambiguous.
            scalars += pending.map(ByteScalar.scalar)
        } else {
            scalars += decoded
        }
    }

    private mutating func reject(into scalars: inout [Unicode.Scalar]) {
        invalid += 1
        missing = 0
        scalars += keepsInvalid ? pending.map(ByteScalar.scalar) : ["\u{FFFD}"]
    }
}
