/// A position in a file.
package struct Place: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The line, from 1.
    package var line: Int
    /// The column, from 1, counted in Unicode scalars as editors count characters.
    package var column: Int

    /// Names a line and a column.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The form `line:column`.
    package var description: String { "\(line):\(column)" }

    /// Orders places as they come in the file.
    package static func < (left: Place, right: Place) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

extension Place {
    /// The place of a byte; a byte order mark at the start of the file takes no column.
    init(of offset: Int, in bytes: [UInt8]) {
        let end = min(offset, bytes.count)
        var line = 1
        var start = bytes.starts(with: ASCII.byteOrderMark) ? ASCII.byteOrderMark.count : 0
        for index in 0..<end where bytes[index] == ASCII.lineFeed {
            line += 1
            start = index + 1
        }
        var column = 1
        for index in start..<max(start, end) where bytes[index] & 0xC0 != 0x80 { column += 1 }
        self.init(line: line, column: column)
    }
}
