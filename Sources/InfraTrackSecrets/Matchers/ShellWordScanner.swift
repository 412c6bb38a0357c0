/// The words of one simple command, as ranges without their quotes.
struct ShellWordScanner {
    let line: Line
    private(set) var position: Int

    init(line: Line, from start: Int) {
        self.line = line
        position = start
    }

    private static let operators: ByteSet = ";&|()\n"
    private static let marks: ByteSet = "\"'"

    /// The next word; `nil` at the end of the command, where ``position`` then stands.
    mutating func next() -> Range<Int>? {
        skipBlanks()
        guard position < line.count, !Self.operators.contains(line[position]) else { return nil }
        if Self.marks.contains(line[position]) {
            guard let value = quoted() else { return nil }
            return value
        }
        let start = position
        while position < line.count, !ByteSet.space.contains(line[position]),
            !Self.operators.contains(line[position])
        {
            if Self.marks.contains(line[position]) {
                guard let value = line.quotedValue(at: position), isClosed(value) else {
                    // An outer quote closes here: the command was inside it.
                    defer { position = line.count }
                    return start..<position
                }
                position = value.range.upperBound + 1
            } else {
                position +=
                    line[position] == UInt8(ascii: "\\") && line[position + 1] != 0x0A ? 2 : 1
            }
        }
        position = min(position, line.count)
        return start..<position
    }

    private func isClosed(_ value: ValueForm) -> Bool {
        Self.marks.contains(line[value.range.upperBound])
    }

    private mutating func quoted() -> Range<Int>? {
        guard let value = line.quotedValue(at: position), isClosed(value) else {
            position = line.count
            return nil
        }
        position = value.range.upperBound + 1
        return value.range
    }

    private mutating func skipBlanks() {
        while position < line.count {
            // Every space that ends a word, or the next one would be empty for ever.
            if line[position] != 0x0A, ByteSet.space.contains(line[position]) {
                position += 1
            } else if line[position] == UInt8(ascii: "\\"), line[position + 1] == 0x0A {
                position += 2
            } else {
                return
            }
        }
    }
}
