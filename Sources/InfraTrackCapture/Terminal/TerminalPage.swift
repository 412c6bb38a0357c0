/// The lines that a program can still reach with the cursor, and the text of those before.
struct TerminalPage: Sendable {
    private var text: [UInt8] = []
    private var rows = [TerminalRow()]
    private var row = 0
    private var column = 0
    private var saved: (row: Int, column: Int)?
    /// Whether the first row is known to be the top of a screen.
    private var isScreen = false
    /// Whether the cursor was sent to the top and nothing was written since.
    private var isHome = false

    /// How many lines the cursor can go up.
    static let reach = 200
    /// How long a line gets before its start becomes final.
    static let longest = 65_536
    /// How far right the cursor can be sent beyond the text.
    static let widest = 1024

    @inline(__always)
    mutating func print(ascii byte: UInt8) {
        if row >= rows.count || rows[row].weight >= Self.longest { makeRoom() }
        rows[row].put(ascii: byte, at: column)
        column += 1
        isHome = false
    }

    mutating func print(_ scalar: Unicode.Scalar) {
        makeRoom()
        column = rows[row].put(scalar, at: column)
        isHome = false
    }

    mutating func tab() {
        makeRoom()
        column = rows[row].tab(at: column)
    }

    mutating func carriageReturn() { column = 0 }

    mutating func backspace() { column = max(0, column - 1) }

    /// A line feed goes to the start of the next line, as the terminal driver makes it.
    mutating func lineFeed() {
        index()
        column = 0
    }

    /// Goes one line down.
    mutating func index() {
        row += 1
        makeRoom()
        guard rows.count > Self.reach * 2, row == rows.count - 1 else { return }
        release(rows.count - Self.reach)
        isScreen = false
    }

    /// Rows down to the cursor, and an end to a line that grows without bounds.
    private mutating func makeRoom() {
        while rows.count <= row { rows.append(TerminalRow()) }
        guard rows[row].weight >= Self.longest else { return }
        release(row)
        rows[0].write(to: &text, trimming: false)
        rows[0] = TerminalRow()
        column = 0
        isScreen = false
    }

    /// Makes the first lines final.
    private mutating func release(_ count: Int) {
        for line in rows.prefix(count) {
            line.write(to: &text)
            text.append(0x0A)
        }
        rows.removeFirst(count)
        row -= count
        saved = nil
    }

    /// Keeps what is there and starts on an empty screen.
    mutating func clear() {
        release(rows.last?.isEmpty == true ? rows.count - 1 : rows.count)
        rows = [TerminalRow()]
        (row, column, saved) = (0, 0, nil)
        isScreen = true
    }

    mutating func up(_ count: Int) { row = max(0, row - count) }

    mutating func down(_ count: Int) { row = max(row, min(row + count, rows.count - 1)) }

    mutating func left(_ count: Int) { column = max(0, column - count) }

    mutating func right(_ count: Int) { go(toColumn: column + count) }

    mutating func go(toColumn column: Int) {
        self.column = min(column, max(Self.widest, columns))
    }

    private var columns: Int { row < rows.count ? rows[row].columns : 0 }

    mutating func go(toRow row: Int) {
        if !isScreen { clear() }
        self.row = min(row, Self.reach - 1)
        isHome = row == 0
    }

    mutating func save() { saved = (row, column) }

    mutating func restore() {
        if let saved { (row, column) = saved }
    }

    /// Erases in the line: 0 to its end, 1 from its start, 2 all of it.
    mutating func eraseLine(_ part: Int) {
        guard row < rows.count else { return }
        switch part {
        case 0: rows[row].erase(column..<max(column, columns))
        case 1: rows[row].erase(0..<column + 1)
        default: rows[row].erase(0..<columns)
        }
    }

    /// Erases below the cursor; a cleared screen is kept as text.
    mutating func erasePage(_ part: Int) {
        guard part == 0 || part == 1, !(part == 0 && isHome) else { return clear() }
        eraseLine(part)
        if part == 0, row + 1 < rows.count { rows.removeLast(rows.count - row - 1) }
    }

    mutating func eraseCells(_ count: Int) {
        if row < rows.count { rows[row].erase(column..<column + count) }
    }

    mutating func deleteCells(_ count: Int) {
        if row < rows.count { rows[row].delete(count, at: column) }
    }

    mutating func insertCells(_ count: Int) {
        if row < rows.count { rows[row].insert(min(count, Self.widest), at: column) }
    }

    /// All text; what the last line holds ends without a line break.
    func finish() -> String {
        var text = text
        for (index, line) in rows.enumerated() {
            if index > 0 { text.append(0x0A) }
            line.write(to: &text)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
