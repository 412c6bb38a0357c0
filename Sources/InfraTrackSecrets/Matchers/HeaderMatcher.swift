/// `Authorization`, `Cookie` and `Set-Cookie`, in requests, logs, `curl -H` and JSON.
struct HeaderMatcher {
    let line: Line
    let key: KeyName

    func match() -> SecretMatch? {
        guard let start = valueStart() else { return nil }
        switch key.kind {
        case .cookie: return cookie(start, whole: true)
        case .setCookie: return cookie(start, whole: false)
        default: return credentials(start)
        }
    }

    /// Where the header's value starts, within its quote.
    private func valueStart() -> Int? {
        var index = line.afterClosingQuote(at: key.range.upperBound)
        index = line.end(of: .blank, from: index)
        guard line[index] == UInt8(ascii: ":") || line[index] == UInt8(ascii: "=") else {
            return nil
        }
        let start = line.end(of: .blank, from: index + 1)
        return line.afterClosingQuote(at: start)
    }

    /// Where it ends: at its quote, or at the end of the line.
    ///
    /// Asked for only once there is a value, because a line may hold many names.
    private func valueEnd(from start: Int) -> Int {
        let quote = quote(around: start)
        var end = start
        while end < line.count, line[end] != 0x0A, line[end] != 0x0D,
            quote == 0 || line[end] != quote
        {
            end += 1
        }
        return end < line.count ? withoutEscapes(start..<end) : end
    }

    /// The quote that the value or the whole header stands in; 0 for none.
    private func quote(around start: Int) -> UInt8 {
        let inner = line[start - 1]
        let outer = line[key.range.lowerBound - 1]
        return Self.quotes.contains(inner) ? inner : Self.quotes.contains(outer) ? outer : 0
    }

    /// The end before the backslashes of an escaped quote.
    private func withoutEscapes(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, line[end - 1] == UInt8(ascii: "\\") { end -= 1 }
        return end
    }

    private static let cookieName: ByteSet = "A-Za-z0-9_.%-"
    private static let quotes: ByteSet = "\"'`"

    /// All pairs of a request's cookie; of a response's the first value alone.
    private func cookie(_ start: Int, whole: Bool) -> SecretMatch? {
        let name = line.end(of: Self.cookieName, from: start, limit: 100)
        guard name > start, line[name] == UInt8(ascii: "=") else { return nil }
        let from = whole ? start : name + 1
        guard !Placeholder.begins(line, at: from) else { return nil }
        let end = valueEnd(from: start)
        let to = whole ? end : line.first(";", in: from..<max(from, end)) ?? end
        guard to > from, !Placeholder.matches(line.bytes[from..<to]) else { return nil }
        return SecretMatch(from..<to, key.kind.rule)
    }

    /// What follows the scheme; of schemes with parameters all of them.
    private func credentials(_ start: Int) -> SecretMatch? {
        let scheme = line.end(of: .token, from: start, limit: 64)
        let next = line.end(of: .blank, from: scheme)
        let from = scheme > start && next > scheme && !isBreak(next) ? next : start
        guard !Placeholder.begins(line, at: from) else { return nil }
        let hasScheme = from > start
        let isList = hasScheme && Self.parametrised.contains(line.text(start..<scheme).lowercased())
        let word = word(from: from, within: quote(around: start))
        let value = line.bytes[from..<word]
        guard !value.isEmpty, !Placeholder.matches(value), !StopWord.contains(value),
            isOpaque(value) || (hasScheme && isKnown(start..<scheme))
        else { return nil }
        return SecretMatch(from..<(isList ? max(word, valueEnd(from: start)) : word), key.kind.rule)
    }

    /// The end of a word, at the latest before the closing quote.
    private func word(from start: Int, within quote: UInt8) -> Int {
        let range = line.bareValue(at: start, until: Self.quotes).range
        guard quote != 0, let close = line.bytes[range].firstIndex(of: quote) else {
            return range.upperBound
        }
        return withoutEscapes(start..<close)
    }

    private func isBreak(_ index: Int) -> Bool {
        index >= line.count || line[index] == 0x0A || line[index] == 0x0D
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
        value.count > 512 || value.count >= 8 && Strength.hasLetterAndDigit(value)
    }
}
