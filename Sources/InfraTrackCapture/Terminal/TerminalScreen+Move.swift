extension TerminalScreen {
    mutating func carriageReturn() {
        cursor.column = 0
        cursor.isPending = false
    }

    mutating func backspace() { left(1) }

    /// Goes to the next line; to its start too where no terminal driver was in between.
    @inline(__always)
    mutating func lineFeed() { index(keepingColumn: isSized) }

    /// Goes one row down, scrolling at the bottom of the region.
    mutating func index(keepingColumn: Bool) {
        cursor.isPending = false
        if !keepingColumn { cursor.column = 0 }
        if cursor.row == region.upperBound {
            scrollUp(1)
        } else if cursor.row < height - 1 {
            cursor.row += 1
        }
        reach()
    }

    /// Goes one row up, scrolling at the top of the region.
    mutating func reverseIndex() {
        cursor.isPending = false
        if cursor.row == region.lowerBound, isAtTop {
            scrollDown(1)
        } else {
            up(1)
        }
    }

    mutating func up(_ count: Int) {
        let first = cursor.row >= region.lowerBound ? region.lowerBound : 0
        cursor.row = max(first, cursor.row - count)
        cursor.isPending = false
    }

    /// Goes down to the last row that is there; a screen of known size has them all.
    mutating func down(_ count: Int) {
        let end = cursor.row <= region.upperBound ? region.upperBound : height - 1
        let bottom = isSized && isAtTop ? end : min(end, max(live - 1, cursor.row))
        cursor.row = min(bottom, cursor.row + count)
        cursor.isPending = false
    }

    mutating func left(_ count: Int) {
        cursor.column = max(0, cursor.column - count)
        cursor.isPending = false
    }

    mutating func right(_ count: Int) { go(toColumn: cursor.column + count) }

    mutating func go(toColumn column: Int) {
        let reached = cursor.row < live ? rows[index].columns : 0
        let end = isSized ? width - 1 : min(width - 1, max(Self.widest, reached))
        cursor.column = min(column, end)
        cursor.isPending = false
    }

    /// Goes to a row of the screen; a program that does so begins a screen of its own.
    mutating func go(toRow row: Int) {
        if !isAtTop { clear() }
        let base = modes.isOrigin ? region.lowerBound : 0
        let end = modes.isOrigin ? region.upperBound : height - 1
        cursor.row = min(base + row, end)
        cursor.isPending = false
        isHome = cursor.row == 0
    }

    mutating func save() { saved = cursor }

    mutating func restore() {
        guard let saved else { return }
        cursor = saved
        cursor.row = min(cursor.row, height - 1)
    }

    /// Says which rows scroll; the cursor goes home.
    mutating func setRegion(_ first: Int, _ end: Int) {
        let bottom = end == 0 ? height : min(end, height)
        guard first < bottom, isSized || isAtTop else { return }
        region = first - 1...bottom - 1
        go(toRow: 0)
        cursor.column = 0
    }

    /// Rows leave at the top of the region and become text; blank ones come at its end.
    mutating func scrollUp(_ count: Int) {
        let count = min(count, region.count)
        fill(to: region.upperBound + 1)
        if region.count < height {
            let first = top + region.lowerBound
            let gone = rows[first..<first + count]
            rows.removeSubrange(first..<first + count)
            rows.insert(contentsOf: gone, at: top)
        }
        top += count
        insertBlanks(count, at: region.upperBound + 1 - count)
        // Where the top of a screen of unknown size is now, nobody knows.
        if !isSized, region.count == height { isAtTop = false }
        settle()
    }

    /// Scrolls because a program says so: not beyond what is written.
    mutating func scroll(_ count: Int) {
        let written = rows[top...].lastIndex { !$0.isEmpty } ?? top
        scrollUp(min(count, written - top + 1))
    }

    mutating func scrollDown(_ count: Int) { insertRows(count, at: region.lowerBound) }

    mutating func insertLines(_ count: Int) {
        guard region.contains(cursor.row) else { return }
        insertRows(count, at: cursor.row)
        carriageReturn()
    }

    private mutating func insertRows(_ count: Int, at row: Int) {
        fill(to: region.upperBound + 1)
        let count = min(count, region.upperBound - row + 1)
        let end = top + region.upperBound + 1
        rows.removeSubrange(end - count..<end)
        insertBlanks(count, at: row)
    }

    private mutating func insertBlanks(_ count: Int, at row: Int) {
        rows.insert(contentsOf: repeatElement(TerminalRow(), count: count), at: top + row)
    }

    mutating func deleteLines(_ count: Int) {
        guard region.contains(cursor.row) else { return }
        fill(to: region.upperBound + 1)
        let count = min(count, region.upperBound - cursor.row + 1)
        rows.removeSubrange(index..<index + count)
        insertBlanks(count, at: region.upperBound + 1 - count)
        carriageReturn()
    }

    private mutating func fill(to count: Int) {
        while live < count { rows.append(TerminalRow()) }
    }
}
