/// One row of a terminal: plain ASCII as bytes until something else is written into it.
struct TerminalRow: Sendable {
    private var bytes: [UInt8] = []
    /// The same as cells, once a character is not plain: wide ones and tabs with their fillers.
    private var rich: RichRow?
    /// Whether the text goes on in the next row without a line break.
    var wraps = false

    var columns: Int { rich?.columns ?? bytes.count }
    var isEmpty: Bool { rich?.isEmpty ?? bytes.isEmpty }

    /// Writes printable ASCII over what is there.
    @inline(__always)
    mutating func put(ascii run: Slice<UnsafeBufferPointer<UInt8>>, at column: Int) {
        guard rich == nil else { return putRich(run, at: column) }
        if column == bytes.count {
            bytes.append(contentsOf: run)
        } else {
            overwrite(run, at: column)
        }
    }

    private mutating func overwrite(_ run: Slice<UnsafeBufferPointer<UInt8>>, at column: Int) {
        pad(to: column)
        let overlap = min(run.count, bytes.count - column)
        for index in 0..<overlap { bytes[column + index] = run[run.startIndex + index] }
        bytes.append(contentsOf: run.dropFirst(overlap))
    }

    private mutating func putRich(_ run: Slice<UnsafeBufferPointer<UInt8>>, at column: Int) {
        for (index, byte) in run.enumerated() {
            _ = rich?.put(Unicode.Scalar(byte), at: column + index)
        }
    }

    /// Writes a character over what is there; returns the column after it.
    mutating func put(_ scalar: Unicode.Scalar, at column: Int) -> Int {
        edit { $0.put(scalar, at: column) }
    }

    /// Puts a tab at the end of the row.
    mutating func tab(from column: Int, to stop: Int) {
        edit { $0.tab(from: column, to: stop) }
    }

    /// Blanks columns; to the end of the row they are removed.
    mutating func erase(_ range: Range<Int>) {
        if range.upperBound >= columns { wraps = false }
        guard rich == nil else { return edit { $0.erase(range) } }
        let range = range.clamped(to: 0..<bytes.count)
        if range.upperBound == bytes.count {
            bytes.removeLast(range.count)
        } else {
            for column in range { bytes[column] = 0x20 }
        }
    }

    /// Removes columns; what is right of them moves left.
    mutating func delete(_ count: Int, at column: Int) {
        wraps = false
        guard rich == nil else { return edit { $0.delete(count, at: column) } }
        guard column < bytes.count else { return }
        bytes.removeSubrange(column..<min(bytes.count, column + count))
    }

    /// Inserts blanks; what is right of them moves right, and out at the width.
    mutating func insert(_ count: Int, at column: Int, width: Int) {
        guard column < columns else { return }
        edit { $0.insert(count, at: column, width: width) }
    }

    private mutating func pad(to column: Int) {
        if bytes.count < column {
            bytes.append(contentsOf: repeatElement(0x20, count: column - bytes.count))
        }
    }

    private mutating func edit<Result>(_ body: (inout RichRow) -> Result) -> Result {
        var row = rich ?? RichRow(bytes)
        // Moved out and back, so that the cells are not copied.
        rich = nil
        bytes = []
        defer { rich = row }
        return body(&row)
    }

    /// Appends the row as text, without the spaces at its end unless it goes on.
    func write(to text: inout [UInt8]) {
        if let rich { return rich.write(to: &text, trimming: !wraps) }
        var end = bytes.count
        while !wraps, end > 0, bytes[end - 1] == 0x20 { end -= 1 }
        text.append(contentsOf: bytes[..<end])
    }
}
