/// The rows that a program can still reach with the cursor, and the text of those before.
///
/// A row that leaves the screen, and a screen that is cleared, becomes final text: a person saw it.
struct TerminalScreen: Sendable {
    /// Final text that was not taken yet.
    private(set) var text: [UInt8] = []
    /// Rows that left the screen and are not text yet, then the screen's; those never reached
    /// are not there.
    var rows: [TerminalRow] = [TerminalRow()]
    /// Where the screen begins among the rows.
    var top = 0
    var width: Int
    var height: Int
    let isSized: Bool
    var cursor = TerminalCursor()
    var saved: TerminalCursor?
    var modes = TerminalModes()
    /// The rows that scroll; all of them unless a program says otherwise.
    var region: ClosedRange<Int>
    /// Tab stops where a program set them.
    var stops: [Int]?
    /// Whether the first row is known to be the top of the screen.
    var isAtTop: Bool
    /// Whether the cursor was sent to the top and nothing was written since.
    var isHome = false
    /// What was written last, for repetition.
    var last: Unicode.Scalar?

    /// How many lines a terminal of unknown size has, and how long they are.
    static let unknown = TerminalSize(columns: 4096, rows: 200)
    /// How far right of the text the cursor goes when the width is unknown.
    static let widest = 1024

    init(_ size: TerminalSize?, isAtTop: Bool) {
        let bounds = size ?? Self.unknown
        (width, height) = (bounds.columns, bounds.rows)
        isSized = size != nil
        region = 0...bounds.rows - 1
        self.isAtTop = isAtTop
    }

    /// The number of rows that are there.
    var live: Int { rows.count - top }

    /// The row the cursor is on.
    @inline(__always)
    var index: Int { top + cursor.row }

    @inline(__always)
    mutating func reach() {
        while rows.count <= index { rows.append(TerminalRow()) }
    }

    /// Makes rows that left the screen into text, many at a time.
    mutating func settle() {
        guard top >= 256 else { return }
        release(top)
    }

    private mutating func release(_ count: Int) {
        for row in rows[..<count] {
            row.write(to: &text)
            if !row.wraps { text.append(0x0A) }
        }
        rows.removeFirst(count)
        top = max(0, top - count)
    }

    /// Keeps what is there and starts on an empty screen.
    mutating func clear() {
        while rows.count > top, rows.last?.isEmpty == true { rows.removeLast() }
        if !rows.isEmpty { rows[rows.count - 1].wraps = false }
        release(rows.count)
        rows = [TerminalRow()]
        top = 0
        if !isAtTop { cursor = TerminalCursor(shifted: cursor) }
        isAtTop = true
    }

    /// Forgets the size, the modes and the cursor's place too.
    mutating func reset() {
        clear()
        (cursor, saved, modes, stops, last) = (TerminalCursor(), nil, TerminalModes(), nil, nil)
        region = 0...height - 1
    }

    mutating func resize(_ size: TerminalSize) {
        guard isSized else { return }
        let hidden = max(0, live - size.rows)
        top += hidden
        (width, height) = (size.columns, size.rows)
        region = 0...height - 1
        cursor.row = min(max(0, cursor.row - hidden), height - 1)
        cursor.column = min(cursor.column, width - 1)
        cursor.isPending = false
        saved = nil
        settle()
    }

    /// All final text, which is then no longer kept here.
    mutating func takeText() -> [UInt8] {
        defer { text = [] }
        return text
    }

    /// All text; what the last row holds ends without a line break.
    mutating func finish() -> [UInt8] {
        release(rows.count - 1)
        rows[0].write(to: &text)
        return takeText()
    }
}

/// Where the next character goes.
struct TerminalCursor: Sendable {
    var row = 0
    var column = 0
    /// Whether the last column is written and the next character begins a new row.
    var isPending = false
    /// Which character sets draw lines, and which of the two is in use.
    var drawsLines = [false, false]
    var set = 0

    init() {}

    /// At the start, with the character sets of another.
    init(shifted other: TerminalCursor) { (drawsLines, set) = (other.drawsLines, other.set) }

    var isDrawing: Bool { drawsLines[set] }
}

/// What a program switched on or off.
struct TerminalModes: Sendable {
    var wraps = true
    var inserts = false
    var isOrigin = false
}
