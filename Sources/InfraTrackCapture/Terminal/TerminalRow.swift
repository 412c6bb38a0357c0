/// One line of a terminal as cells, wide characters and tabs with their fillers.
struct TerminalRow: Sendable {
    private var cells: [UInt32] = []
    /// Combining characters by the column they stand on; −1 before the first.
    private var marks: [Int: [Unicode.Scalar]] = [:]
    private var markCount = 0

    private static let blank: UInt32 = 0x20
    private static let tab: UInt32 = 0x09
    private static let filler = UInt32.max

    var columns: Int { cells.count }
    /// How much memory it takes, in characters.
    var weight: Int { cells.count + markCount }
    var isEmpty: Bool { cells.isEmpty && marks.isEmpty }

    /// Writes a character over what is there; returns the column after it.
    mutating func put(_ scalar: Unicode.Scalar, at column: Int) -> Int {
        let width = CharacterWidth.columns(scalar)
        guard width > 0 else {
            marks[column - 1, default: []].append(scalar)
            markCount += 1
            return column
        }
        pad(to: column)
        if column < cells.count { clear(column..<min(cells.count, column + width)) }
        while cells.count < column + width { cells.append(Self.blank) }
        cells[column] = scalar.value
        if width == 2 { cells[column + 1] = Self.filler }
        return column + width
    }

    /// Writes an ASCII character; the common case of text at the end of the line is short.
    @inline(__always)
    mutating func put(ascii byte: UInt8, at column: Int) {
        if column == cells.count {
            cells.append(UInt32(byte))
        } else {
            _ = put(Unicode.Scalar(byte), at: column)
        }
    }

    /// Moves to the next tab stop; a tab at the end of the line is kept as one.
    mutating func tab(at column: Int) -> Int {
        let stop = (column / 8 + 1) * 8
        if column >= cells.count {
            pad(to: column)
            cells.append(Self.tab)
            cells += Array(repeating: Self.filler, count: stop - column - 1)
        }
        return stop
    }

    /// Blanks columns; to the end of the line they are removed.
    mutating func erase(_ range: Range<Int>) {
        let range = range.clamped(to: 0..<cells.count)
        clear(range)
        if range.upperBound == cells.count, !range.isEmpty { cells.removeLast(range.count) }
        if cells.isEmpty { dropMarks(-1..<0) }
    }

    /// Removes columns; what is right of them moves left.
    mutating func delete(_ count: Int, at column: Int) {
        guard column < cells.count else { return }
        let range = column..<min(cells.count, column + count)
        clear(range)
        cells.removeSubrange(range)
        moveMarks(from: range.upperBound, by: -range.count)
    }

    /// Inserts blanks; what is right of them moves right.
    mutating func insert(_ count: Int, at column: Int) {
        guard column < cells.count else { return }
        clear(column..<column)
        cells.insert(contentsOf: Array(repeating: Self.blank, count: count), at: column)
        moveMarks(from: column, by: count)
    }

    private mutating func pad(to column: Int) {
        while cells.count < column { cells.append(Self.blank) }
    }

    /// Blanks columns, and the rest of characters and tabs that are cut by their bounds.
    private mutating func clear(_ range: Range<Int>) {
        var lower = range.lowerBound
        while lower > 0, lower < cells.count, cells[lower] == Self.filler { lower -= 1 }
        var upper = range.upperBound
        while upper < cells.count, upper > 0, cells[upper] == Self.filler { upper += 1 }
        for column in lower..<max(lower, upper) { cells[column] = Self.blank }
        dropMarks(lower..<max(lower, upper))
    }

    private mutating func dropMarks(_ range: Range<Int>) {
        guard !marks.isEmpty else { return }
        for (column, scalars) in marks where range.contains(column) {
            marks[column] = nil
            markCount -= scalars.count
        }
    }

    private mutating func moveMarks(from column: Int, by distance: Int) {
        guard !marks.isEmpty else { return }
        var moved: [Int: [Unicode.Scalar]] = [:]
        for (place, scalars) in marks {
            moved[place >= column ? place + distance : place] = scalars
        }
        marks = moved
    }

    /// Appends the line as text, without the spaces at its end unless it goes on.
    func write(to text: inout [UInt8], trimming: Bool = true) {
        var end = cells.count
        while trimming, end > 0, cells[end - 1] == Self.blank, marks[end - 1] == nil { end -= 1 }
        append(marks[-1], to: &text)
        for column in 0..<end {
            if cells[column] < 0x80 {
                text.append(UInt8(truncatingIfNeeded: cells[column]))
            } else if let scalar = Unicode.Scalar(cells[column]) {
                append([scalar], to: &text)
            }
            if !marks.isEmpty { append(marks[column], to: &text) }
        }
        if !marks.isEmpty, marks.keys.contains(where: { $0 >= cells.count }) {
            for column in marks.keys.sorted() where column >= cells.count {
                append(marks[column], to: &text)
            }
        }
    }

    private func append(_ scalars: [Unicode.Scalar]?, to text: inout [UInt8]) {
        for scalar in scalars ?? [] { text += String(scalar).utf8 }
    }
}
