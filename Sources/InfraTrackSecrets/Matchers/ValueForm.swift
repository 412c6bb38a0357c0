/// A value in a line, quoted or bare.
struct ValueForm: Sendable, Hashable {
    /// The value without its quotes.
    var range: Range<Int>
    var isQuoted: Bool
}

extension Line {
    private static let quotes: ByteSet = "\"'`"

    /// The opening quote here, as its mark and the backslashes before it.
    private func quote(at index: Int) -> (mark: UInt8, slashes: Int, end: Int)? {
        var mark = index
        while self[mark] == UInt8(ascii: "\\"), mark - index < 8 { mark += 1 }
        let slashes = mark - index
        guard Self.quotes.contains(self[mark]) else { return nil }
        return (self[mark], slashes, mark + 1)
    }

    /// A quoted value here, also with escaped quotes as in JSON within JSON, or shell's `$'…'`.
    func quotedValue(at index: Int) -> ValueForm? {
        let from = self[index] == UInt8(ascii: "$") ? index + 1 : index
        guard let open = quote(at: from) else { return nil }
        var close = closing(open.mark, slashes: open.slashes, from: open.end)
        // The shell glues adjacent pieces: 'it'\''s'.
        while open.slashes == 0, let next = gluedPiece(after: close) { close = next }
        return ValueForm(range: open.end..<close, isQuoted: true)
    }

    private func closing(_ mark: UInt8, slashes: Int, from start: Int) -> Int {
        var index = start
        var run = 0
        while index < count, self[index] != 0x0A || run > 0 {
            if self[index] == mark, run == slashes || (slashes == 0 && run % 2 == 0) {
                return index - (slashes == 0 ? 0 : run)
            }
            run = self[index] == UInt8(ascii: "\\") ? run + 1 : 0
            index += 1
        }
        return index
    }

    /// Where the piece closes that is glued to the quote here.
    private func gluedPiece(after close: Int) -> Int? {
        guard close < count else { return nil }
        let next = close + 1
        if self[next] == UInt8(ascii: "\\"), Self.quotes.contains(self[next + 1]) {
            guard Self.quotes.contains(self[next + 2]) else { return nil }
            return closing(self[next + 2], slashes: 0, from: next + 3)
        }
        guard Self.quotes.contains(self[next]), self[next] != self[close] else { return nil }
        return closing(self[next], slashes: 0, from: next + 1)
    }

    /// Whether a closing quote of a key stands here; returns what follows it.
    func afterClosingQuote(at index: Int) -> Int {
        quote(at: index)?.end ?? index
    }

    /// A bare value here that ends at white space or at one of the given bytes.
    func bareValue(at start: Int, until stops: ByteSet, limit: Int = .max) -> ValueForm {
        var index = start
        while index < count, index - start < limit, !ByteSet.space.contains(self[index]),
            !stops.contains(self[index])
        {
            let isEscape =
                self[index] == UInt8(ascii: "\\") && !ByteSet.space.contains(self[index + 1])
            index += isEscape && index + 1 < count ? 2 : 1
        }
        return ValueForm(range: start..<index, isQuoted: false)
    }
}
