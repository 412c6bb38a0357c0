/// Splits what a program prints into text, controls and sequences, in any cut of the bytes.
struct TerminalParser: Sendable {
    /// What to do next.
    enum Action: Hashable, Sendable {
        case none
        case print(Unicode.Scalar)
        case control(UInt8)
        case escape(UInt8)
        /// `ESC (` and the like with its last byte.
        case designate(UInt8, UInt8)
        case sequence(ControlSequence)
    }

    private enum State: Sendable { case ground, escape, intermediate, sequence, command, string }

    private var state = State.ground
    private var intermediate: UInt8 = 0
    private var sequence = ControlSequence()

    var isGround: Bool { state == .ground }

    @inline(__always)
    mutating func take(_ scalar: Unicode.Scalar) -> Action {
        if state == .ground, scalar.value > 0x9F { return .print(scalar) }
        return takeAny(scalar)
    }

    private mutating func takeAny(_ scalar: Unicode.Scalar) -> Action {
        switch scalar.value {
        case 0x18, 0x1A:
            state = .ground
            return .none
        case 0x1B:
            state = .escape
            return .none
        default: break
        }
        switch state {
        case .command, .string: return string(scalar)
        case _ where scalar.value < 0x20: return control(UInt8(scalar.value))
        case .ground: return ground(scalar)
        case .escape: return escape(scalar)
        case .intermediate: return intermediate(scalar)
        case .sequence: return continueSequence(scalar)
        }
    }

    private func control(_ byte: UInt8) -> Action {
        switch byte {
        case 0x08, 0x09, 0x0A, 0x0D, 0x0E, 0x0F: .control(byte)
        case 0x0B, 0x0C: .control(0x0A)
        default: .none
        }
    }

    private mutating func ground(_ scalar: Unicode.Scalar) -> Action {
        guard (0x7F...0x9F).contains(scalar.value) else { return .print(scalar) }
        switch scalar.value {
        case 0x84: return .escape(UInt8(ascii: "D"))
        case 0x85: return .escape(UInt8(ascii: "E"))
        case 0x88: return .escape(UInt8(ascii: "H"))
        case 0x8D: return .escape(UInt8(ascii: "M"))
        case 0x90, 0x98, 0x9E, 0x9F: state = .string
        case 0x9B: begin()
        case 0x9D: state = .command
        default: break
        }
        return .none
    }

    private mutating func begin() {
        state = .sequence
        sequence.reset()
    }

    private mutating func escape(_ scalar: Unicode.Scalar) -> Action {
        state = .ground
        switch scalar {
        case "[": begin()
        case "]": state = .command
        case "P", "X", "^", "_": state = .string
        case " "..."/":
            intermediate = UInt8(scalar.value)
            state = .intermediate
        case "0"..."~": return .escape(UInt8(scalar.value))
        default: return ground(scalar)
        }
        return .none
    }

    private mutating func intermediate(_ scalar: Unicode.Scalar) -> Action {
        if (" "..."/").contains(scalar) { return .none }
        state = .ground
        guard ("0"..."~").contains(scalar) else { return .none }
        return .designate(intermediate, UInt8(scalar.value))
    }

    private mutating func continueSequence(_ scalar: Unicode.Scalar) -> Action {
        switch scalar {
        case "0"..."9": sequence.add(digit: Int(scalar.value) - 0x30)
        case ":", ";": sequence.separate()
        case "<"..."?": sequence.prefix = UInt8(scalar.value)
        case " "..."/": sequence.intermediate = UInt8(scalar.value)
        case "@"..."~":
            state = .ground
            sequence.final = UInt8(scalar.value)
            return .sequence(sequence)
        default:
            state = .ground
            return ground(scalar)
        }
        return .none
    }

    /// Titles, links and images are swallowed.
    ///
    /// A line break ends a title that nothing closed,
    /// because the text after it must not be lost.
    private mutating func string(_ scalar: Unicode.Scalar) -> Action {
        let isCommand = state == .command
        if scalar.value == 0x9C || (isCommand && scalar.value == 0x07) { state = .ground }
        guard isCommand, scalar.value == 0x0A else { return .none }
        state = .ground
        return .control(0x0A)
    }
}
