/// Turns what a program printed into the text that its terminal showed.
///
/// Carriage returns, backspaces and cursor movements overwrite, so that a progress bar ends as one
/// line. Colours, titles and images are dropped, tabs are kept, spaces at the end of a line are
/// not. Clearing the screen keeps what was there. Bytes that are no UTF-8 become U+FFFD. The
/// result does not depend on how the bytes are cut into pieces.
public struct TerminalReplay: Sendable {
    private var decoder: UTF8Decoder
    private var parser = TerminalParser()
    private var page = TerminalPage()
    private var scratch: [Unicode.Scalar] = []

    /// Starts with an empty screen of unknown size.
    public init() { decoder = UTF8Decoder() }

    /// Keeps bytes that are no UTF-8 as ``ByteScalar``.
    init(keepsInvalid: Bool) { decoder = UTF8Decoder(keepsInvalid: keepsInvalid) }

    /// Takes the next bytes.
    public mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            if (0x20..<0x7F).contains(byte), decoder.isIdle, parser.isGround {
                page.print(ascii: byte)
            } else {
                decoder.decode(byte, into: &scratch)
                takeScratch()
            }
        }
    }

    /// The text after the last byte.
    public func finish() -> String {
        var last = self
        last.end()
        return last.page.finish()
    }

    private mutating func end() {
        decoder.finish(into: &scratch)
        takeScratch()
    }

    private mutating func takeScratch() {
        for scalar in scratch { perform(parser.take(scalar)) }
        scratch.removeAll(keepingCapacity: true)
    }

    private mutating func perform(_ action: TerminalParser.Action) {
        switch action {
        case .none: break
        case .print(let scalar): page.print(scalar)
        case .control(let byte): control(byte)
        case .escape(let byte): escape(byte)
        case .sequence(let sequence): perform(sequence)
        }
    }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 0x08: page.backspace()
        case 0x09: page.tab()
        case 0x0A: page.lineFeed()
        default: page.carriageReturn()
        }
    }

    private mutating func escape(_ byte: UInt8) {
        switch Unicode.Scalar(byte) {
        case "7": page.save()
        case "8": page.restore()
        case "D": page.index()
        case "E": page.lineFeed()
        case "M": page.up(1)
        case "c": page.clear()
        default: break
        }
    }
}

extension TerminalReplay {
    private mutating func perform(_ sequence: ControlSequence) {
        guard !sequence.hasIntermediate else { return }
        guard sequence.prefix == 0 else { return setMode(sequence) }
        switch Unicode.Scalar(sequence.final) {
        case "J": page.erasePage(sequence.number())
        case "K": page.eraseLine(sequence.number())
        case "P": page.deleteCells(sequence.count())
        case "X": page.eraseCells(sequence.count())
        case "@": page.insertCells(sequence.count())
        case "s": page.save()
        case "u": page.restore()
        default: move(sequence)
        }
    }

    private mutating func move(_ sequence: ControlSequence) {
        let count = sequence.count()
        switch Unicode.Scalar(sequence.final) {
        case "A": page.up(count)
        case "B": page.down(count)
        case "C": page.right(count)
        case "D": page.left(count)
        case "E":
            page.down(count)
            page.carriageReturn()
        case "F":
            page.up(count)
            page.carriageReturn()
        case "G", "`": page.go(toColumn: count - 1)
        case "d": page.go(toRow: count - 1)
        case "H", "f":
            page.go(toRow: count - 1)
            page.go(toColumn: sequence.count(1) - 1)
        default: break
        }
    }

    /// A program that takes the whole screen begins and ends on a page of its own.
    private mutating func setMode(_ sequence: ControlSequence) {
        let isSwitch = sequence.final == UInt8(ascii: "h") || sequence.final == UInt8(ascii: "l")
        if sequence.prefix == UInt8(ascii: "?"), isSwitch,
            [47, 1047, 1049].contains(sequence.number())
        {
            page.clear()
        }
    }
}
