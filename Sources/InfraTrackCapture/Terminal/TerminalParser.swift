/// Splits what a program prints into text, controls and sequences, in any cut of the bytes.
struct TerminalParser: Sendable {
    /// What to do next.
    enum Action: Hashable, Sendable {
        case none
        case print(Unicode.Scalar)
        case control(UInt8)
        case escape(UInt8)
        case sequence(ControlSequence)
    }

    private enum State: Sendable { case ground, escape, intermediate, sequence, command, string }

    private var state = State.ground
    private var sequence = ControlSequence()

    var isGround: Bool { state == .ground }

    mutating func take(_ scalar: Unicode.Scalar) -> Action {
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
        case 0x08, 0x09, 0x0A, 0x0D: .control(byte)
        case 0x0B, 0x0C: .control(0x0A)
        default: .none
        }
    }

    private mutating func ground(_ scalar: Unicode.Scalar) -> Action {
        guard (0x7F...0x9F).contains(scalar.value) else { return .print(scalar) }
        switch scalar.value {
        case 0x84: return .escape(UInt8(ascii: "D"))
        case 0x85: return .control(0x0A)
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
        sequence = ControlSequence()
    }

    private mutating func escape(_ scalar: Unicode.Scalar) -> Action {
        state = .ground
        switch scalar {
        case "[": begin()
        case "]": state = .command
        case "P", "X", "^", "_": state = .string
        case " "..."/": state = .intermediate
        case "0"..."~": return .escape(UInt8(scalar.value))
        default: return ground(scalar)
        }
        return .none
    }

    private mutating func intermediate(_ scalar: Unicode.Scalar) -> Action {
        if !(" "..."/").contains(scalar) { state = .ground }
        return .none
    }

    private mutating func continueSequence(_ scalar: Unicode.Scalar) -> Action {
        switch scalar {
        case "0"..."9": sequence.add(digit: Int(scalar.value) - 0x30)
        case ":", ";": sequence.separate()
        case "<"..."?": sequence.prefix = UInt8(scalar.value)
        case " "..."/": sequence.hasIntermediate = true
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

/// `ESC [` with its numbers and its last byte.
struct ControlSequence: Hashable, Sendable {
    var final: UInt8 = 0
    var prefix: UInt8 = 0
    var hasIntermediate = false
    private var numbers = [0]

    private static let highest = 9999
    private static let mostNumbers = 16

    mutating func add(digit: Int) {
        let last = numbers.count - 1
        numbers[last] = min(numbers[last] * 10 + digit, Self.highest)
    }

    mutating func separate() {
        if numbers.count < Self.mostNumbers { numbers.append(0) }
    }

    /// A number, where 0 and none at all mean 1.
    func count(_ index: Int = 0) -> Int { max(1, number(index)) }

    func number(_ index: Int = 0) -> Int { index < numbers.count ? numbers[index] : 0 }
}
