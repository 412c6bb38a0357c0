extension TerminalScreen {
    mutating func perform(control byte: UInt8) {
        switch byte {
        case 0x08: backspace()
        case 0x09: tab()
        case 0x0A: lineFeed()
        case 0x0D: carriageReturn()
        case 0x0E: cursor.set = 1
        default: cursor.set = 0
        }
    }

    mutating func perform(escape byte: UInt8) {
        switch Unicode.Scalar(byte) {
        case "7": save()
        case "8": restore()
        case "D": index(keepingColumn: true)
        case "E": index(keepingColumn: false)
        case "H": setStop()
        case "M": reverseIndex()
        case "c": reset()
        default: break
        }
    }

    /// Chooses a character set: `ESC ( 0` draws lines.
    mutating func designate(_ set: UInt8, _ charset: UInt8) {
        guard let index = [UInt8(ascii: "("), UInt8(ascii: ")")].firstIndex(of: set) else { return }
        cursor.drawsLines[index] = charset == UInt8(ascii: "0")
    }

    mutating func perform(_ sequence: ControlSequence) {
        guard sequence.intermediate == 0 else {
            if sequence.intermediate == UInt8(ascii: "!"), sequence.final == UInt8(ascii: "p") {
                (modes, saved) = (TerminalModes(), nil)
                region = 0...height - 1
            }
            return
        }
        guard sequence.prefix == 0 else { return setModes(sequence) }
        switch Unicode.Scalar(sequence.final) {
        case "J": eraseScreen(sequence.number())
        case "K": eraseLine(sequence.number())
        case "P": deleteCells(sequence.count())
        case "X": eraseCells(sequence.count())
        case "@": insertCells(sequence.count())
        case "L": insertLines(sequence.count())
        case "M": deleteLines(sequence.count())
        case "S": scroll(sequence.count())
        case "T": scrollDown(sequence.count())
        case "b": repeatLast(sequence.count())
        case "g": clearStops(sequence.number())
        case "h", "l": if sequence.number() == 4 { modes.inserts = sequence.final == 0x68 }
        case "r": setRegion(sequence.count(), sequence.number(1))
        case "s": save()
        case "t": resize(sequence)
        case "u": restore()
        default: move(sequence)
        }
    }

    private mutating func resize(_ sequence: ControlSequence) {
        guard sequence.number() == 8, sequence.number(1) > 0, sequence.number(2) > 0 else { return }
        resize(TerminalSize(columns: sequence.number(2), rows: sequence.number(1)))
    }

    private mutating func move(_ sequence: ControlSequence) {
        let count = sequence.count()
        switch Unicode.Scalar(sequence.final) {
        case "A": up(count)
        case "B", "e": down(count)
        case "C", "a": right(count)
        case "D": left(count)
        case "E":
            down(count)
            carriageReturn()
        case "F":
            up(count)
            carriageReturn()
        case "G", "`": go(toColumn: count - 1)
        case "I": for _ in 0..<min(count, width) { cursor.column = nextStop(after: cursor.column) }
        case "Z": for _ in 0..<min(count, width) { cursor.column = stop(before: cursor.column) }
        case "d": go(toRow: count - 1)
        case "H", "f":
            go(toRow: count - 1)
            go(toColumn: sequence.count(1) - 1)
        default: break
        }
    }

    private mutating func setModes(_ sequence: ControlSequence) {
        let isOn = sequence.final == UInt8(ascii: "h")
        guard sequence.prefix == UInt8(ascii: "?"), isOn || sequence.final == UInt8(ascii: "l")
        else { return }
        for number in sequence.numbers {
            switch number {
            case 6:
                modes.isOrigin = isOn
                go(toRow: 0)
                cursor.column = 0
            case 7: modes.wraps = isOn
            case 1048:
                if isOn { save() } else { restore() }
            default: break
            }
        }
    }

    /// Puts a line of our own below what is there.
    mutating func note(_ text: String) {
        while live > 1, rows.last?.isEmpty == true { rows.removeLast() }
        cursor = TerminalCursor()
        cursor.row = live - 1
        if !rows[index].isEmpty { index(keepingColumn: false) }
        Array(text.utf8).withUnsafeBufferPointer { write(ascii: $0[0...]) }
        index(keepingColumn: false)
        isHome = false
    }
}
