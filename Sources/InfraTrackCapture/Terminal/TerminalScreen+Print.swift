extension TerminalScreen {
    /// Writes printable ASCII.
    @inline(__always)
    mutating func write(ascii run: Slice<UnsafeBufferPointer<UInt8>>) {
        guard !modes.inserts, !cursor.isDrawing else { return printEach(run) }
        var rest = run
        while !rest.isEmpty {
            wrapIfPending()
            reach()
            let part = rest.prefix(max(1, width - cursor.column))
            rows[index].put(ascii: part, at: cursor.column)
            advance(to: cursor.column + part.count)
            rest = rest.dropFirst(part.count)
        }
        isHome = false
        if let byte = run.last { last = Unicode.Scalar(byte) }
    }

    private mutating func printEach(_ run: Slice<UnsafeBufferPointer<UInt8>>) {
        for byte in run { write(Unicode.Scalar(byte)) }
    }

    mutating func write(_ scalar: Unicode.Scalar) {
        let shown = cursor.isDrawing ? LineDrawing.character(scalar) : scalar
        let columns = CharacterWidth.columns(shown)
        guard columns > 0 else { return combine(shown) }
        wrapIfPending()
        if cursor.column + columns > width {
            guard modes.wraps, cursor.column > 0 else { return }
            cursor.isPending = true
            wrapIfPending()
        }
        reach()
        if modes.inserts { rows[index].insert(columns, at: cursor.column, width: width) }
        advance(to: rows[index].put(shown, at: cursor.column))
        isHome = false
        last = shown
    }

    /// A mark joins the character before the cursor.
    private mutating func combine(_ mark: Unicode.Scalar) {
        reach()
        _ = rows[index].put(mark, at: cursor.column + (cursor.isPending ? 1 : 0))
    }

    private mutating func advance(to column: Int) {
        cursor.isPending = column >= width && modes.wraps
        cursor.column = min(column, width - 1)
    }

    /// Goes to the next row when the last column was written and more comes.
    @inline(__always)
    private mutating func wrapIfPending() {
        guard cursor.isPending else { return }
        wrap()
    }

    private mutating func wrap() {
        reach()
        rows[index].wraps = true
        index(keepingColumn: false)
    }

    /// Writes the last character again, as far as the row goes.
    mutating func repeatLast(_ count: Int) {
        guard let last, cursor.isPending || CharacterWidth.columns(last) > 0 else { return }
        let drawing = cursor.drawsLines
        cursor.drawsLines = [false, false]
        let room = isSized ? width : Self.widest
        for _ in 0..<min(count, room) { write(last) }
        cursor.drawsLines = drawing
    }

    /// Moves to the next tab stop; a tab at the end of the row is kept as one.
    mutating func tab() {
        if !isSized, cursor.column / 8 * 8 + 8 >= width {
            cursor.isPending = true
            wrap()
        }
        let stop = nextStop(after: cursor.column)
        reach()
        if stops == nil, cursor.column >= rows[index].columns, stop > cursor.column {
            rows[index].tab(from: cursor.column, to: stop)
        }
        cursor.column = stop
        cursor.isPending = false
    }

    func nextStop(after column: Int) -> Int {
        let stop = stops.map { $0.first { $0 > column } ?? width - 1 } ?? (column / 8 + 1) * 8
        return min(stop, width - 1)
    }

    func stop(before column: Int) -> Int {
        guard let stops else { return max(0, (column - 1) / 8 * 8) }
        return stops.reduce(0) { $1 < column ? $1 : $0 }
    }

    mutating func setStop() {
        var all = stops ?? Array(stride(from: 8, to: width, by: 8))
        if !all.contains(cursor.column) { all.append(cursor.column) }
        stops = all.sorted()
    }

    mutating func clearStops(_ part: Int) {
        guard part == 0 || part == 3 else { return }
        let all = stops ?? Array(stride(from: 8, to: width, by: 8))
        stops = part == 3 ? [] : all.filter { $0 != cursor.column }
    }
}
