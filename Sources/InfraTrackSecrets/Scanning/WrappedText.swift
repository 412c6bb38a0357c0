/// Lines that a terminal has cut at its width, put together again, with the way back.
struct WrappedText {
    /// The joined text.
    let line: Line
    /// Where breaks were taken out, as places of the joined text, ascending.
    let seams: [Int]
    private let start: Int
    private let breakWidth: Int

    /// The widths of terminals that cut lines; replayed recordings know better and join their own.
    private static let widths: Set<Int> = [80, 100, 120, 132]
    private static let longest = 64

    /// All runs of cut lines in a text.
    static func all(in text: Line) -> [WrappedText] {
        var result: [WrappedText] = []
        let bytes = text.bytes.span
        var start = 0
        var pieces: [Range<Int>] = []
        var index = 0
        var wide = 0
        while index <= bytes.count {
            if index < bytes.count, bytes[index] != 0x0A {
                // Bytes that go on with a character take no column.
                if bytes[index] & 0xC0 == 0x80 { wide &+= 1 }
                index &+= 1
                continue
            }
            if isCut(text, start..<index, columns: index &- start &- wide), pieces.count < longest {
                pieces.append(start..<index)
            } else if !pieces.isEmpty {
                result.append(WrappedText(text, pieces + [start..<index]))
                pieces = []
            }
            (wide, start) = (0, index &+ 1)
            index &+= 1
        }
        return result
    }

    /// Whether a line is as wide as a terminal, and goes on in the next with the same word.
    private static func isCut(_ text: Line, _ range: Range<Int>, columns: Int) -> Bool {
        guard columns >= 80, columns <= 133 else { return false }
        let isReturned = text[range.upperBound - 1] == 0x0D
        guard widths.contains(isReturned ? columns - 1 : columns) else { return false }
        let last = text[range.upperBound - (isReturned ? 2 : 1)]
        return !ByteSet.space.contains(last) && range.upperBound + 1 < text.count
            && !ByteSet.space.contains(text[range.upperBound + 1])
    }

    private init(_ text: Line, _ pieces: [Range<Int>]) {
        start = pieces[0].lowerBound
        breakWidth = text[pieces[0].upperBound - 1] == 0x0D ? 2 : 1
        var bytes: [UInt8] = []
        var seams: [Int] = []
        for piece in pieces {
            if piece.lowerBound > start { seams.append(bytes.count) }
            bytes += text.bytes[piece]
            let isLast = piece == pieces[pieces.count - 1]
            if !isLast, breakWidth == 2 { bytes.removeLast() }
        }
        line = Line(bytes)
        self.seams = seams
    }

    /// The match in the text that was cut; `nil` unless it runs over a seam.
    func match(_ match: SecretMatch) -> SecretMatch? {
        let crosses = seams.contains { match.range.lowerBound < $0 && $0 < match.range.upperBound }
        guard crosses else { return nil }
        var match = match
        match.value = match.value ?? line.text(match.range)
        match.range = place(match.range.lowerBound)..<place(match.range.upperBound - 1) + 1
        return match
    }

    private func place(_ position: Int) -> Int {
        start + position + breakWidth * seams.count { $0 <= position }
    }
}
