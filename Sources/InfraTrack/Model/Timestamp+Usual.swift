extension Timestamp {
    /// Reads `YYYY-MM-DDThh:mm:ss` with `Z` or `±hh:mm`, the form that nearly every file has.
    ///
    /// Anything else is `nil`, whether it is a time or not.
    init?(usual text: Span<UInt8>) {
        guard text.count == 20 || text.count == 25, Self.hasMarks(text),
            let year = Self.number(text, 0..<4), let month = Self.number(text, 5..<7),
            let day = Self.number(text, 8..<10), let hour = Self.number(text, 11..<13),
            let minute = Self.number(text, 14..<16), let second = Self.number(text, 17..<19),
            hour < 24, minute < 60, second < 60, let offset = Self.usualOffset(text),
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        let clock = hour * 3600 + minute * 60 + second
        let local = Int64(date.daysSinceEpoch) * 86_400 + Int64(clock)
        self.init(seconds: local - Int64(offset) * 60, offsetMinutes: offset)
    }

    private static func hasMarks(_ text: Span<UInt8>) -> Bool {
        let dash = UInt8(ascii: "-")
        let colon = UInt8(ascii: ":")
        return text[4] == dash && text[7] == dash && text[10] == UInt8(ascii: "T")
            && text[13] == colon && text[16] == colon
    }

    private static func usualOffset(_ text: Span<UInt8>) -> Int? {
        let sign = text[19]
        if text.count == 20 { return sign == UInt8(ascii: "Z") ? 0 : nil }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), text[22] == UInt8(ascii: ":"),
            let hours = number(text, 20..<22), let minutes = number(text, 23..<25),
            hours < 24, minutes < 60
        else { return nil }
        return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
    }

    private static func number(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var value = 0
        for index in range {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}
