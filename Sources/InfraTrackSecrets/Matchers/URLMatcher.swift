/// The password in `scheme://user:password@host`, or a token in the user's place.
enum URLMatcher {
    private static let outside: ByteSet = " \t\r\n\"'`<>|\\"
    private static let strict: ByteSet = " \t\r\n\"'`<>|\\/?#"
    private static let reach = 512

    static func match(_ line: Line, at position: Int) -> SecretMatch? {
        guard
            ByteSet.letters.contains(line[position - 1])
                || ByteSet.digits.contains(line[position - 1])
        else { return nil }
        let start = position + 3
        let end = extent(line, from: start, until: strict)
        if let at = last(UInt8(ascii: "@"), line, start..<end) {
            guard let colon = first(UInt8(ascii: ":"), line, start..<at) else {
                return user(line, start..<at)
            }
            return password(line, colon + 1..<at)
        }
        return loose(line, from: start, strictEnd: end)
    }

    /// A password with a slash or question mark that nobody escaped.
    private static func loose(_ line: Line, from start: Int, strictEnd: Int) -> SecretMatch? {
        guard let colon = first(UInt8(ascii: ":"), line, start..<strictEnd), colon > start,
            line[start] != UInt8(ascii: "["),
            !line.bytes[colon + 1..<strictEnd].allSatisfy(ByteSet.digits.contains)
        else { return nil }
        let end = extent(line, from: start, until: outside)
        guard let at = last(UInt8(ascii: "@"), line, colon..<end) else { return nil }
        return password(line, colon + 1..<at)
    }

    private static func password(_ line: Line, _ range: Range<Int>) -> SecretMatch? {
        Placeholder.matches(line.bytes[range]) ? nil : SecretMatch(range, "password")
    }

    /// A user without a password is a token when it looks random.
    private static func user(_ line: Line, _ range: Range<Int>) -> SecretMatch? {
        let value = line.bytes[range]
        guard value.count >= 20, value.allSatisfy(ByteSet.token.contains),
            Strength.hasLetterAndDigit(value), Strength.entropy(value) > 3
        else { return nil }
        return SecretMatch(range, "token")
    }

    private static func extent(_ line: Line, from start: Int, until stops: ByteSet) -> Int {
        var index = start
        while index < line.count, index - start < reach, !stops.contains(line[index]) { index += 1 }
        return index
    }

    private static func first(_ byte: UInt8, _ line: Line, _ range: Range<Int>) -> Int? {
        line.bytes[range].firstIndex(of: byte)
    }

    private static func last(_ byte: UInt8, _ line: Line, _ range: Range<Int>) -> Int? {
        line.bytes[range].lastIndex(of: byte)
    }
}
