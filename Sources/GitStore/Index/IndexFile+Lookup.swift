extension IndexFile {
    /// What the index says about a path.
    func slot(_ path: String) -> IndexSlot {
        let (range, _) = entries(for: Array(path.utf8))
        guard let first = range.first else { return IndexSlot() }
        let span = bytes.span
        let offset = Int(offsets[first])
        let flags = span.bigEndian16(at: offset + 60)
        if flags & 0x3000 != 0 || range.count > 1 { return IndexSlot(isConflicted: true) }
        let more = flags & 0x4000 == 0 ? 0 : span.bigEndian16(at: offset + 62)
        return IndexSlot(
            id: ObjectID(bytes: span, at: offset + 40), mode: span.bigEndian32(at: offset + 24),
            isIntent: more & 0x2000 != 0, isConflicted: false, keptFlags: flags & 0x8000,
            keptExtendedFlags: more & 0x4000)
    }

    /// The numbers of a path's entries, and the same as a place to insert at when there are none.
    func entries(for path: [UInt8]) -> (entries: Range<Int>, place: Int) {
        let span = bytes.span
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if order(span, middle, path) < 0 { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < count, order(span, end, path) == 0 { end += 1 }
        return (low..<end, low)
    }

    /// Compares an entry's path with another: bytes first, then length.
    private func order(_ span: Span<UInt8>, _ entry: Int, _ path: [UInt8]) -> Int {
        let name = Self.nameRange(span, Int(offsets[entry]))
        for index in 0..<min(name.count, path.count) {
            let difference = Int(span[name.lowerBound + index]) - Int(path[index])
            if difference != 0 { return difference }
        }
        return name.count - path.count
    }
}
