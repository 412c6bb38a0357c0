/// Private key blocks of PEM, OpenSSH, PGP and PuTTY, whole, cut off, or on one line with `\n`.
struct KeyBlockMatcher {
    let line: Line
    private static let begin = "-----BEGIN "
    private static let end = "-----END "
    private static let label: ByteSet = "A-Z0-9 "
    private static let dash: ByteSet = "-"
    private static let putty = "PuTTY-User-Key-File-"

    /// The texts that start a block.
    static let triggers = [begin, "---- BEGIN ", putty]

    /// The block that starts here.
    func match(at start: Int) -> SecretMatch? {
        let range = line.has(Self.putty, at: start) ? puttyBlock(at: start) : block(at: start)
        guard let range, hasContent(range) else { return nil }
        return SecretMatch(range, "private-key", isSpecific: true)
    }

    private func block(at start: Int) -> Range<Int>? {
        guard let label = label(at: start) else { return nil }
        var index = label
        while index < line.count {
            if line[index] == UInt8(ascii: "-") {
                if line.has("---- BEGIN ", at: index) || line.has(Self.begin, at: index) { break }
                if line.has("---- END ", at: index) || line.has(Self.end, at: index) {
                    return start..<closing(index)
                }
            }
            index += 1
        }
        return start..<cutOff(from: label)
    }

    /// Where the label `… PRIVATE KEY-----` ends.
    private func label(at start: Int) -> Int? {
        let from = start + 5
        let end = self.line.end(of: Self.label, from: from, limit: 60)
        let text = line.text(from..<end)
        guard text.contains("PRIVATE KEY") || text.contains("SSH2 ENCRYPTED") else { return nil }
        return line.end(of: Self.dash, from: end)
    }

    private func closing(_ index: Int) -> Int {
        line.end(of: Self.dash, from: line.end(of: Self.label, from: index + 5, limit: 70))
    }

    /// Where key lines end when nothing closes the block.
    private func cutOff(from start: Int) -> Int {
        var end = start
        var index = start
        while index < line.count {
            let stop = lineEnd(from: index)
            guard isKeyText(index..<stop) else { break }
            end = stop
            index = stop + 1
        }
        return end
    }

    private func lineEnd(from index: Int) -> Int {
        var end = index
        while end < line.count, line[end] != 0x0A { end += 1 }
        return end
    }

    private static let text: ByteSet = "A-Za-z0-9+/=\\,:. \t\r\"'>|-"

    /// Base64, the headers of RFC 1421, or nothing; never a fence or a sentence.
    private func isKeyText(_ range: Range<Int>) -> Bool {
        let bytes = line.bytes[range]
        guard bytes.allSatisfy(Self.text.contains) else { return false }
        let words = bytes.split { ByteSet.space.contains($0) }
        return words.count <= 2 || bytes.starts(with: "DEK-Info:".utf8)
    }

    private func puttyBlock(at start: Int) -> Range<Int>? {
        guard let head = line.first("Private-Lines: ", in: start..<min(line.count, start + 8192))
        else { return nil }
        let from = head + "Private-Lines: ".utf8.count
        let digits = line.end(of: .digits, from: from)
        guard let lines = Int(line.text(from..<digits)), lines < 1000 else { return nil }
        var end = lineEnd(from: digits)
        for _ in 0..<lines where end < line.count { end = lineEnd(from: end + 1) }
        let body = min(line.count, lineEnd(from: digits) + 1)
        return body < end ? body..<end : nil
    }

    /// Whether there is a key and not just its frame or a mask.
    private func hasContent(_ range: Range<Int>) -> Bool {
        var count = 0
        var index = range.lowerBound
        if line.has("----", at: index) { index = label(at: index) ?? index }
        while index < range.upperBound {
            if let mask = Mask.end(in: line, at: index) { index = mask; continue }
            if line[index] == UInt8(ascii: "-"),
                line.has("---- END", at: index) || line.has(Self.end, at: index)
            {
                break
            }
            if ByteSet.base64.contains(line[index]) { count += 1 }
            index += 1
        }
        return count >= 16
    }
}
