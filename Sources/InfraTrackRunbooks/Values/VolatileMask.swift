/// Masks what differs from one look to the next in an output: times, durations, process ids, hashes.
enum VolatileMask {
    static func mask(_ text: String) -> String {
        let isPlain = !text.utf8.contains { Pattern.isDigit($0) }
        guard !isPlain else { return text }
        var masking = Masking(bytes: Array(text.utf8))
        return masking.run()
    }
}

/// The state of one masking.
private struct Masking {
    let bytes: [UInt8]
    private var result: [UInt8] = []
    private var at = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ].map { Array($0.utf8) }

    mutating func run() -> String {
        while at < bytes.count {
            let isStart = at == 0 || !isWordByte(bytes[at - 1])
            if isStart, let (length, mask) = volatile(bytes[at...]) {
                result += mask.utf8
                at += length
            } else {
                result.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private func isWordByte(_ byte: UInt8) -> Bool { ShellText.isName(byte) || byte >= 0x80 }

    private func volatile(_ rest: Pattern.Bytes) -> (Int, String)? {
        if let length = dateTime(rest) ?? serverTime(rest) { return (length, "<time>") }
        if let length = clock(rest) { return (length, "<time>") }
        if let length = syslog(rest) { return (length, "<time>") }
        let word = rest.prefix { isWordByte($0) || $0 == 0x2D }
        if Pattern.isUUID(word) { return (36, "<id>") }
        if Pattern.isPod(word) { return (word.count, "<pod>") }
        let name = word.prefix { isWordByte($0) }
        if name.count >= 12, Pattern.isCommit(name) { return (name.count, "<id>") }
        if name.count >= 16, name.allSatisfy(Pattern.isHex), name.contains(where: Pattern.isDigit) {
            return (name.count, "<id>")
        }
        if let length = duration(rest) { return (length, "<duration>") }
        return process(rest)
    }

    private func endsWord(_ rest: Pattern.Bytes, _ length: Int) -> Bool {
        let next = rest.dropFirst(length).first
        return next.map { !isWordByte($0) } ?? true
    }

    /// `2026-11-23 03:04:05.123 +0100`, `2026-11-23T03:04:05Z`, or the date alone.
    private func dateTime(_ rest: Pattern.Bytes) -> Int? {
        guard let date = Pattern.dateLength(rest) else { return nil }
        guard date == 10 else { return endsWord(rest, date) ? date : nil }
        guard endsWord(rest, 10) else { return nil }
        let after = rest.dropFirst(10)
        guard after.first == 0x20, let time = clock(after.dropFirst()) else { return 10 }
        return 11 + time
    }

    /// `2026/11/23 03:04:05` and `23/Nov/2026:03:04:05 +0000`, as web servers write them.
    private func serverTime(_ rest: Pattern.Bytes) -> Int? {
        let date = rest.prefix { Pattern.isDigit($0) || $0 == 0x2F || Pattern.isLetter($0) }
        let parts = date.split(separator: 0x2F)
        guard parts.count == 3, parts[0].allSatisfy(Pattern.isDigit),
            parts[2].allSatisfy(Pattern.isDigit)
        else { return nil }
        let isYearFirst = parts[0].count == 4 && parts[1].allSatisfy(Pattern.isDigit)
        let isMonthNamed = parts[2].count == 4 && Self.months.contains { $0[...] == parts[1] }
        let mark: UInt8 = isMonthNamed ? 0x3A : 0x20
        guard isYearFirst || isMonthNamed, rest.dropFirst(date.count).first == mark,
            let time = clock(rest.dropFirst(date.count + 1))
        else { return nil }
        return date.count + 1 + time
    }

    /// `03:04:05`, perhaps with a fraction and a zone.
    private func clock(_ rest: Pattern.Bytes) -> Int? {
        let digits = Array(rest.prefix(8))
        guard digits.count == 8 else { return nil }
        for (index, byte) in digits.enumerated() {
            guard index == 2 || index == 5 ? byte == 0x3A : Pattern.isDigit(byte) else {
                return nil
            }
        }
        var length = 8
        if rest.dropFirst(8).first == 0x2E {
            length += 1 + rest.dropFirst(9).prefix(while: Pattern.isDigit).count
        }
        for zone in [" UTC", " CET", " CEST", " GMT", "Z"]
        where rest.dropFirst(length).starts(with: zone.utf8)
            && endsWord(rest, length + zone.utf8.count)
        {
            return length + zone.utf8.count
        }
        let sign = rest.dropFirst(length).prefix(2)
        if let first = sign.last, first == 0x2B || first == 0x2D, sign.first == 0x20 {
            let digits = rest.dropFirst(length + 2).prefix { Pattern.isDigit($0) || $0 == 0x3A }
            if digits.count >= 4 { return length + 2 + digits.count }
        }
        let offset = rest.dropFirst(length).prefix(3)
        if offset.count == 3, offset.first == 0x2B || offset.first == 0x2D,
            offset.dropFirst().allSatisfy(Pattern.isDigit), endsWord(rest, length + 3)
        {
            return length + 3
        }
        return endsWord(rest, length) ? length : nil
    }

    /// `Nov 23 03:04:05` and `Mon Nov 23 …` from the month on.
    private func syslog(_ rest: Pattern.Bytes) -> Int? {
        guard Self.months.contains(where: { rest.starts(with: $0) }) else { return nil }
        let blanks = rest.dropFirst(3).prefix { $0 == 0x20 }.count
        let day = rest.dropFirst(3 + blanks).prefix(while: Pattern.isDigit).count
        guard (1...2).contains(blanks), (1...2).contains(day) else { return nil }
        let date = 3 + blanks + day
        guard rest.dropFirst(date).first == 0x20, let time = clock(rest.dropFirst(date + 1)) else {
            return nil
        }
        let year = rest.dropFirst(date + 1 + time)
        if year.first == 0x20, year.dropFirst().prefix(while: Pattern.isDigit).count == 4,
            year.dropFirst(5).first.map({ !isWordByte($0) }) ?? true
        {
            return date + time + 6
        }
        return date + 1 + time
    }

    private static let units = [
        "ms", "us", "µs", "ns", "s", "sec", "secs", "seconds", "second", "min", "mins", "minutes",
        "minute", "h", "hours", "hour", "days", "day", "m",
    ].map { Array($0.utf8) }.sorted { $0.count > $1.count }

    /// `12ms`, `3.4 s`, `5min 3s ago`; a size such as `5m` of memory stays when not joined to it.
    private func duration(_ rest: Pattern.Bytes) -> Int? {
        let number = rest.prefix { Pattern.isDigit($0) || $0 == 0x2E }
        guard let last = number.last, Pattern.isDigit(last) else { return nil }
        var length = number.count
        let isApart = rest.dropFirst(length).first == 0x20
        let after = rest.dropFirst(length + (isApart ? 1 : 0))
        guard
            let unit = Self.units.first(where: {
                after.starts(with: $0) && endsUnit(after, $0.count)
            })
        else { return nil }
        if isApart, unit.count < 2 { return nil }
        length += (isApart ? 1 : 0) + unit.count
        let next = rest.dropFirst(length)
        if next.first == 0x20, let more = duration(next.dropFirst()) { return length + 1 + more }
        return length
    }

    private func endsUnit(_ rest: Pattern.Bytes, _ length: Int) -> Bool {
        rest.dropFirst(length).first.map { !isWordByte($0) } ?? true
    }

    /// The number after `pid`, and in `name[123]`.
    private func process(_ rest: Pattern.Bytes) -> (Int, String)? {
        let number = rest.prefix(while: Pattern.isDigit)
        guard number.count >= 2, endsWord(rest, number.count) else { return nil }
        // nginx writes `PID#THREAD:`.
        let next = rest.dropFirst(number.count)
        if next.first == UInt8(ascii: "#") {
            let thread = next.dropFirst().prefix(while: Pattern.isDigit)
            if next.dropFirst(1 + thread.count).first == 0x3A {
                return (number.count + 1 + thread.count, "<pid>")
            }
        }
        let before = bytes[..<at]
        let isBracketed =
            before.last == UInt8(ascii: "[") && before.dropLast().last.map(isWordByte) == true
            && rest.dropFirst(number.count).first == UInt8(ascii: "]")
        let words = String(decoding: before.suffix(10), as: UTF8.self).lowercased()
        let isNamed = words.hasSuffix("pid: ") || words.hasSuffix("pid ") || words.hasSuffix("pid=")
        return isBracketed || isNamed ? (number.count, "<pid>") : nil
    }
}
