extension TerminalScreen {
    /// Erases in the row: 0 to its end, 1 from its start, 2 all of it.
    mutating func eraseLine(_ part: Int) {
        cursor.isPending = false
        guard cursor.row < live else { return }
        let columns = rows[index].columns
        switch part {
        case 0: rows[index].erase(cursor.column..<max(cursor.column, columns))
        case 1: rows[index].erase(0..<cursor.column + 1)
        default: rows[index].erase(0..<columns)
        }
    }

    /// Erases on the screen: 0 below the cursor, 1 above it, otherwise all; a cleared screen is
    /// kept as text.
    mutating func eraseScreen(_ part: Int) {
        switch part {
        case 0 where isHome && cursor.column == 0: clear()
        case 0:
            eraseLine(0)
            if cursor.row + 1 < live { rows.removeLast(live - cursor.row - 1) }
        case 1:
            eraseLine(1)
            for row in 0..<min(cursor.row, live) where !rows[top + row].isEmpty {
                rows[top + row] = TerminalRow()
            }
        default: clear()
        }
    }

    mutating func eraseCells(_ count: Int) {
        cursor.isPending = false
        if cursor.row < live { rows[index].erase(cursor.column..<cursor.column + count) }
    }

    mutating func deleteCells(_ count: Int) {
        cursor.isPending = false
        if cursor.row < live { rows[index].delete(count, at: cursor.column) }
    }

    mutating func insertCells(_ count: Int) {
        cursor.isPending = false
        guard cursor.row < live else { return }
        let room = isSized ? width - cursor.column : Self.widest
        rows[index].insert(min(count, room), at: cursor.column, width: width)
    }
}
