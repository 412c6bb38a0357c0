/// Turns what a program printed into the text that its terminal showed.
///
/// Carriage returns, backspaces and cursor movements overwrite, so that a progress bar ends as one
/// line. Colours, titles and images are dropped, tabs are kept, spaces at the end of a line are
/// not. Clearing the screen keeps what was there; what a full-screen program drew is left out, and
/// a line says how much. Where the width is known, a line that the terminal wrapped is one line.
/// Bytes that are no UTF-8 become U+FFFD. The result does not depend on how the bytes are cut into
/// pieces, and ``takeText()`` keeps the memory flat however many there are.
public struct TerminalReplay: Sendable {
    private var decoder: UTF8Decoder
    private var parser = TerminalParser()
    private var screen: TerminalScreen
    private var scratch: [Unicode.Scalar] = []
    /// Bytes so far, and where a full-screen program began.
    private var position = 0
    private var alternate: Int?

    /// Starts with an empty screen.
    ///
    /// - Parameter size: the terminal's; when `nil`, lines have no end, and a line feed goes to the
    ///   start of the next line as a terminal driver makes it.
    public init(size: TerminalSize? = nil) { self.init(size: size, keepsInvalid: false) }

    /// Keeps bytes that are no UTF-8 as ``ByteScalar`` when told so.
    init(size: TerminalSize? = nil, keepsInvalid: Bool, isAtTop: Bool = false) {
        decoder = UTF8Decoder(keepsInvalid: keepsInvalid)
        screen = TerminalScreen(size, isAtTop: isAtTop)
    }

    /// Takes the next bytes.
    public mutating func feed(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { feed(buffer: $0) }
    }

    /// Takes the next bytes.
    public mutating func feed(_ bytes: some Sequence<UInt8>) {
        Array(bytes).withUnsafeBufferPointer { feed(buffer: $0) }
    }

    private mutating func feed(buffer: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < buffer.count {
            guard decoder.isIdle, parser.isGround else {
                decode(buffer[index])
                index += 1
                continue
            }
            let end = Self.printable(in: buffer, from: index)
            if end > index {
                if alternate == nil { screen.write(ascii: buffer[index..<end]) }
                position += end - index
                index = end
            } else {
                takeOne(buffer[index])
                index += 1
            }
        }
    }

    /// Where the printable ASCII ends.
    @inline(__always)
    private static func printable(in buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < buffer.count, buffer[index] &- 0x20 < 0x5F { index += 1 }
        return index
    }

    @inline(__always)
    private mutating func takeOne(_ byte: UInt8) {
        switch byte {
        case _ where alternate != nil: decode(byte)
        case 0x0A:
            screen.lineFeed()
            position += 1
        case 0x0D:
            screen.carriageReturn()
            position += 1
        default: decode(byte)
        }
    }

    private mutating func decode(_ byte: UInt8) {
        position += 1
        decoder.decode(byte, into: &scratch)
        takeScratch()
    }

    /// The text that is final so far; what the cursor can still reach comes later.
    public mutating func takeText() -> [UInt8] { screen.takeText() }

    /// The rest of the text, after the last byte.
    public func finish() -> String { String(decoding: finishBytes(), as: UTF8.self) }

    func finishBytes() -> [UInt8] {
        var last = self
        last.decoder.finish(into: &last.scratch)
        last.takeScratch()
        last.leaveAlternate()
        return last.screen.finish()
    }

    private mutating func takeScratch() {
        for scalar in scratch { perform(parser.take(scalar)) }
        scratch.removeAll(keepingCapacity: true)
    }

    private mutating func perform(_ action: TerminalParser.Action) {
        guard alternate == nil else { return performAlternate(action) }
        switch action {
        case .none: break
        case .print(let scalar): screen.write(scalar)
        case .control(let byte): screen.perform(control: byte)
        case .escape(let byte): screen.perform(escape: byte)
        case .designate(let set, let charset): screen.designate(set, charset)
        case .sequence(let sequence):
            if let isSet = sequence.switchesAlternate {
                if isSet { alternate = position }
            } else {
                screen.perform(sequence)
            }
        }
    }

    /// Of a full-screen program only its end is of interest.
    private mutating func performAlternate(_ action: TerminalParser.Action) {
        switch action {
        case .sequence(let sequence) where sequence.switchesAlternate == false: leaveAlternate()
        case .escape(UInt8(ascii: "c")):
            leaveAlternate()
            screen.reset()
        default: break
        }
    }

    private mutating func leaveAlternate() {
        guard let start = alternate else { return }
        alternate = nil
        screen.note("[full-screen program, \(position - start) bytes]")
    }
}

extension ControlSequence {
    /// Whether it begins or ends a screen of a program's own; `nil` when neither.
    var switchesAlternate: Bool? {
        let isSwitch = final == UInt8(ascii: "h") || final == UInt8(ascii: "l")
        guard prefix == UInt8(ascii: "?"), isSwitch, intermediate == 0,
            numbers.contains(where: { [47, 1047, 1049].contains($0) })
        else { return nil }
        return final == UInt8(ascii: "h")
    }
}
