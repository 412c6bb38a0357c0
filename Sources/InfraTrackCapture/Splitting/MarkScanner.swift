/// Finds OSC sequences in a stream, in any cut of the bytes.
///
/// Those that are marks are handed out; everything else stays in the stream as it was.
struct MarkScanner {
    enum Piece {
        case bytes(ArraySlice<UInt8>)
        case mark(Mark)
    }

    private enum State { case ground, escape, command, commandEscape }

    private var state = State.ground
    /// The bytes from `ESC` on.
    private var held: [UInt8] = []
    /// Continuation bytes that are due: 0x9C may be one, or end the sequence.
    private var continuations = 0

    /// The longest sequence that is looked at, in bytes.
    static let longest = 1 << 16

    mutating func feed(_ bytes: [UInt8], _ take: (Piece) -> Void) {
        var index = 0
        while index < bytes.count {
            if state == .ground {
                let end = bytes[index...].firstIndex(of: 0x1B) ?? bytes.count
                if end > index { take(.bytes(bytes[index..<end])) }
                index = end
                if index == bytes.count { return }
            }
            step(bytes[index], take)
            index += 1
        }
    }

    /// What was held back at the end of the stream.
    mutating func finish(_ take: (Piece) -> Void) { release(take) }

    private mutating func step(_ byte: UInt8, _ take: (Piece) -> Void) {
        held.append(byte)
        switch state {
        case .ground: state = .escape
        case .escape:
            if byte == UInt8(ascii: "]") {
                state = .command
                continuations = 0
            } else if byte == 0x1B {
                held.removeLast()
                release(take)
                held = [byte]
                state = .escape
            } else {
                release(take)
            }
        case .command: command(byte, take)
        case .commandEscape:
            if byte == UInt8(ascii: "\\") { return end(2, take) }
            held.removeLast()
            held.removeLast()
            release(take)
            held = [0x1B]
            state = .escape
            step(byte, take)
        }
    }

    private mutating func command(_ byte: UInt8, _ take: (Piece) -> Void) {
        if continuations > 0, (0x80...0xBF).contains(byte) {
            continuations -= 1
            return
        }
        continuations = 0
        switch byte {
        case 0x07, 0x9C: end(1, take)
        case 0x1B: state = .commandEscape
        case 0x0A, 0x18, 0x1A: release(take)
        case 0xC2...0xDF: continuations = 1
        case 0xE0...0xEF: continuations = 2
        case 0xF0...0xF4: continuations = 3
        default: if held.count > Self.longest { release(take) }
        }
    }

    private mutating func end(_ terminator: Int, _ take: (Piece) -> Void) {
        guard let mark = Mark(payload: held.dropFirst(2).dropLast(terminator)) else {
            return release(take)
        }
        held = []
        state = .ground
        take(.mark(mark))
    }

    private mutating func release(_ take: (Piece) -> Void) {
        if !held.isEmpty { take(.bytes(ArraySlice(held))) }
        held = []
        state = .ground
    }
}
