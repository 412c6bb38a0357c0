/// A row of any characters as cells.
struct RichRow: Sendable {
    /// A scalar, the rest of a wide character or tab, or the number of a cluster.
    private var cells: [UInt32]
    /// Characters with their combining marks.
    private var clusters: [[Unicode.Scalar]] = []
    /// Marks before the first character.
    private var leading: [Unicode.Scalar] = []

    private static let blank: UInt32 = 0x20
    private static let tab: UInt32 = 0x09
    private static let filler = UInt32.max
    private static let firstCluster: UInt32 = 0x4000_0000
    /// Combining characters on one cell; terminals show a few.
    private static let mostMarks = 32

    init(_ bytes: [UInt8]) { cells = bytes.map(UInt32.init) }

    var columns: Int { cells.count }
    var isEmpty: Bool { cells.isEmpty && leading.isEmpty }

    mutating func put(_ scalar: Unicode.Scalar, at column: Int) -> Int {
        let width = CharacterWidth.columns(scalar)
        guard width > 0 else {
            combine(scalar, at: column - 1)
            return column
        }
        pad(to: column)
        if column < cells.count { clear(column..<min(cells.count, column + width)) }
        while cells.count < column + width { cells.append(Self.blank) }
        cells[column] = scalar.value
        if width == 2 { cells[column + 1] = Self.filler }
        return column + width
    }

    private mutating func combine(_ mark: Unicode.Scalar, at place: Int) {
        guard place >= 0 else {
            if leading.count < Self.mostMarks { leading.append(mark) }
            return
        }
        pad(to: place + 1)
        var column = place
        while column > 0, cells[column] == Self.filler { column -= 1 }
        guard let cluster = cluster(cells[column]) else {
            compact()
            let base = [Unicode.Scalar(cells[column])].compactMap { $0 }
            cells[column] = Self.firstCluster + UInt32(clusters.count)
            return clusters.append(base + [mark])
        }
        if clusters[cluster].count <= Self.mostMarks { clusters[cluster].append(mark) }
    }

    private func cluster(_ cell: UInt32) -> Int? {
        cell >= Self.firstCluster && cell != Self.filler ? Int(cell - Self.firstCluster) : nil
    }

    /// Forgets clusters that were overwritten.
    private mutating func compact() {
        guard clusters.count > 2 * cells.count + 64 else { return }
        var kept: [[Unicode.Scalar]] = []
        for (column, cell) in cells.enumerated() {
            guard let cluster = cluster(cell) else { continue }
            cells[column] = Self.firstCluster + UInt32(kept.count)
            kept.append(clusters[cluster])
        }
        clusters = kept
    }

    mutating func tab(from column: Int, to stop: Int) {
        pad(to: column)
        cells.append(Self.tab)
        cells.append(contentsOf: repeatElement(Self.filler, count: stop - column - 1))
    }

    mutating func erase(_ range: Range<Int>) {
        let range = range.clamped(to: 0..<cells.count)
        clear(range)
        if range.upperBound == cells.count { cells.removeLast(range.count) }
        if cells.isEmpty { leading = [] }
    }

    mutating func delete(_ count: Int, at column: Int) {
        guard column < cells.count else { return }
        let range = column..<min(cells.count, column + count)
        clear(range)
        cells.removeSubrange(range)
    }

    mutating func insert(_ count: Int, at column: Int, width: Int) {
        clear(column..<column)
        cells.insert(contentsOf: Array(repeating: Self.blank, count: count), at: column)
        if cells.count > width {
            clear(width..<cells.count)
            cells.removeLast(cells.count - width)
        }
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
    }

    func write(to text: inout [UInt8], trimming: Bool) {
        var end = cells.count
        while trimming, end > 0, cells[end - 1] == Self.blank { end -= 1 }
        append(leading, to: &text)
        for cell in cells[..<end] {
            if let cluster = cluster(cell) {
                append(clusters[cluster], to: &text)
            } else if cell != Self.filler {
                append(cell, to: &text)
            }
        }
    }

    private func append(_ scalars: [Unicode.Scalar], to text: inout [UInt8]) {
        for scalar in scalars { append(scalar.value, to: &text) }
    }

    /// UTF-8 by hand: text of wide characters passes here.
    private func append(_ value: UInt32, to text: inout [UInt8]) {
        func last(_ shift: UInt32) -> UInt8 {
            0x80 | UInt8(truncatingIfNeeded: value >> shift & 0x3F)
        }
        switch value {
        case ..<0x80: text.append(UInt8(truncatingIfNeeded: value))
        case ..<0x800: text += [0xC0 | UInt8(truncatingIfNeeded: value >> 6), last(0)]
        case ..<0x10000:
            text += [0xE0 | UInt8(truncatingIfNeeded: value >> 12), last(6), last(0)]
        default:
            text += [0xF0 | UInt8(truncatingIfNeeded: value >> 18), last(12), last(6), last(0)]
        }
    }
}
