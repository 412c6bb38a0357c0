/// `Authorization`, `Cookie` and `Set-Cookie`, in requests, logs, `curl -H` and JSON.
struct HeaderMatcher {
    let line: Line
    let key: KeyName

    func match() -> SecretMatch? {
        guard let (start, end) = extent() else { return nil }
        switch key.kind {
        case .cookie: return cookie(start, end, whole: true)
        case .setCookie: return cookie(start, end, whole: false)
        default: return credentials(start, end)
        }
    }

    /// Where the header's value stands: to its quote, or to the end of the line.
    private func extent() -> (Int, Int)? {
        var index = line.afterClosingQuote(at: key.range.upperBound)
        index = line.end(of: .blank, from: index)
        guard line[index] == UInt8(ascii: ":") || line[index] == UInt8(ascii: "=") else {
            return nil
        }
        let start = line.end(of: .blank, from: index + 1)
        if let quoted = line.quotedValue(at: start) {
            return (quoted.range.lowerBound, quoted.range.upperBound)
        }
        let mark = line[key.range.lowerBound - 1]
        let quote = mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") ? mark : 0
        var end = start
        while end < line.count, line[end] != 0x0A, line[end] != 0x0D,
            quote == 0 || line[end] != quote
        {
            end += 1
        }
        return (
            start,
            line[end - 1] == UInt8(ascii: "\\") && end < line.count ? max(start, end - 1) : end
        )
    }

    private static let cookieName: ByteSet = "A-Za-z0-9_.%-"
    private static let quotes: ByteSet = "\"'`"

    /// All pairs of a request's cookie; of a response's the first value alone.
    private func cookie(_ start: Int, _ end: Int, whole: Bool) -> SecretMatch? {
        let name = line.end(of: Self.cookieName, from: start, limit: 100)
        guard name > start, line[name] == UInt8(ascii: "=") else { return nil }
        let from = whole ? start : name + 1
        let to = whole ? end : line.first(";", in: from..<max(from, end)) ?? end
        guard to > from, !Placeholder.matches(line.bytes[from..<to]) else { return nil }
        return SecretMatch(from..<to, key.kind.rule)
    }

    /// What follows the scheme; of schemes with parameters all of them.
    private func credentials(_ start: Int, _ end: Int) -> SecretMatch? {
        let scheme = line.end(of: .token, from: start)
        let next = line.end(of: .blank, from: scheme)
        let hasScheme = scheme > start && next > scheme && next < end
        let from = hasScheme ? next : start
        let isList = hasScheme && Self.parametrised.contains(line.text(start..<scheme).lowercased())
        let to = isList ? end : min(end, line.bareValue(at: from, until: Self.quotes).range.upperBound)
        let value = line.bytes[from..<max(from, to)]
        guard !value.isEmpty, !Placeholder.matches(value), !StopWord.contains(value) else {
            return nil
        }
        guard hasScheme ? isKnown(start..<scheme) || isOpaque(value) : isOpaque(value) else {
            return nil
        }
        return SecretMatch(value.startIndex..<value.endIndex, key.kind.rule)
    }

    private static let parametrised: Set<String> = [
        "digest", "aws4-hmac-sha256", "oauth", "hawk", "signature",
    ]
    private static let schemes: Set<String> = parametrised.union([
        "bearer", "basic", "token", "apikey", "api-key", "negotiate", "bot", "geniekey", "splunk",
        "ntlm", "sharedkey", "mutual", "key", "ssws", "dpop", "jwt",
    ])

    private func isKnown(_ scheme: Range<Int>) -> Bool {
        Self.schemes.contains(line.text(scheme).lowercased())
    }

    private func isOpaque(_ value: ArraySlice<UInt8>) -> Bool {
        value.count >= 8 && Strength.hasLetterAndDigit(value)
    }
}
