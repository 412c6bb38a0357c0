/// `password: |` and the lines below it.
struct BlockScalarMatcher {
    let line: Line

    /// The texts that begin a block in YAML.
    static let triggers = [": |", ": >"]
    private static let indicators: ByteSet = "|>+0-9-"
    private static let indent: ByteSet = " "

    /// The block whose mark stands here, if its key announces a secret.
    func match(at position: Int) -> SecretMatch? {
        guard position > 0 else { return nil }
        let mark = line.end(of: Self.indicators, from: position + 2, limit: 3)
        let end = line.end(of: .blank, from: mark)
        guard line[end] == 0x0A || (line[end] == 0x0D && line[end + 1] == 0x0A),
            let key = KeyName(line, around: position - 1), key.range.upperBound == position
        else { return nil }
        let depth = depth(of: key.range.lowerBound)
        let first = end + (line[end] == 0x0D ? 2 : 1)
        guard let range = block(from: first, deeperThan: depth) else { return nil }
        let value = line.bytes[range]
        guard !Placeholder.matches(value), key.kind != .weak || WeakValue.isSecret(value) else {
            return nil
        }
        return SecretMatch(range, key.kind.rule)
    }

    /// The indentation of the line in which a place stands.
    private func depth(of position: Int) -> Int {
        var start = position
        while start > 0, line[start - 1] != 0x0A, position - start < 1000 { start -= 1 }
        return line.end(of: Self.indent, from: start) - start
    }

    /// The lines that are indented further, without the first one's indentation.
    private func block(from start: Int, deeperThan depth: Int) -> Range<Int>? {
        var index = start
        var begin: Int?
        var end = start
        while index < line.count {
            let text = line.end(of: Self.indent, from: index)
            var stop = text
            while stop < line.count, line[stop] != 0x0A { stop += 1 }
            if text < stop {
                guard text - index > depth else { break }
                begin = begin ?? text
                end = stop
            }
            index = stop + 1
        }
        guard let begin, begin < end else { return nil }
        return begin..<(line[end - 1] == 0x0D ? end - 1 : end)
    }
}
