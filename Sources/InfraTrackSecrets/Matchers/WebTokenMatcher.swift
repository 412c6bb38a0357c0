/// JSON web tokens, signed (three parts) or encrypted (five).
enum WebTokenMatcher {
    /// - Parameter reached: where the last run of characters ended; none is read twice.
    static func match(_ line: Line, at start: Int, reached: inout Int) -> SecretMatch? {
        guard start >= reached, Boundary.isBefore(line, start) else { return nil }
        var end = line.end(of: .token, from: start)
        reached = end
        guard end - start >= 12, line[end] == UInt8(ascii: ".") else { return nil }
        let payload = line.end(of: .token, from: end + 1)
        guard payload - end > 10 || line[payload] == UInt8(ascii: ".") else { return nil }
        end = payload
        for _ in 0..<3 where line[end] == UInt8(ascii: ".") {
            let part = line.end(of: .token, from: end + 1)
            if part == end + 1, line[part] != UInt8(ascii: ".") { break }
            end = part
        }
        return SecretMatch(start..<end, "jwt", isSpecific: true)
    }
}
