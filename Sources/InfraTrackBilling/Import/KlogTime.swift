import InfraTrack

/// klog's notations of times, each taken off the front of a text.
enum KlogTime {
    /// Takes `1h30m`, `50m`, `-2h`, in seconds.
    static func duration(_ text: inout Substring) -> Int64? {
        let word = text.prefix { $0 != " " && $0 != "\t" }
        let sign = word.first == "-" ? -1 : 1
        var digits = word.first == "-" || word.first == "+" ? word.dropFirst() : word
        guard let hours = count(&digits, "h"), let minutes = count(&digits, "m"), digits.isEmpty,
            hours != -1 || minutes != -1, hours == -1 || minutes < 60
        else { return nil }
        text = text[word.endIndex...].trimmed
        return Int64(sign * (max(0, hours) * 3600 + max(0, minutes) * 60))
    }

    /// A number before a unit; −1 when the unit is not there, `nil` for what is no number.
    private static func count(_ text: inout Substring, _ unit: Character) -> Int? {
        guard let end = text.firstIndex(of: unit) else { return -1 }
        let digits = text[..<end]
        guard (1...5).contains(digits.utf8.count), let number = Int(digits), number >= 0,
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        text = text[text.index(after: end)...]
        return number
    }

    /// Takes `9:00`, `<23:30`, `0:45>`, `10:00am`, `24:00`, on a record's day.
    static func time(_ text: inout Substring, on date: CalendarDate) -> LocalTime? {
        var rest = text
        var shift = 0
        if rest.first == "<" {
            shift = -1
            rest.removeFirst()
        }
        guard var hour = number(&rest, 1...2), rest.popFirst() == ":",
            let minute = number(&rest, 2...2), minute < 60
        else { return nil }
        if rest.hasPrefix("am") || rest.hasPrefix("pm") {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (rest.hasPrefix("pm") ? 12 : 0)
            rest = rest.dropFirst(2)
        }
        if shift == 0, rest.first == ">" {
            shift = 1
            rest.removeFirst()
        }
        if hour == 24, minute == 0, shift < 1 { (hour, shift) = (0, shift + 1) }
        guard hour < 24, rest.first.map({ " \t-".contains($0) }) ?? true else { return nil }
        text = rest.trimmed
        return LocalTime("\(date.adding(days: shift))T\(two(hour)):\(two(minute))")
    }

    /// Takes the dash between two times.
    static func dash(_ text: inout Substring) -> Bool {
        guard text.first == "-" else { return false }
        text = text.dropFirst().trimmed
        return true
    }

    private static func number(_ text: inout Substring, _ width: ClosedRange<Int>) -> Int? {
        let digits = text.prefix { ("0"..."9").contains($0) }
        guard width.contains(digits.utf8.count) else { return nil }
        text = text[digits.endIndex...]
        return Int(digits)
    }
}

/// klog's tags: `#word`, `#key=value`, `#key="a value"`.
enum KlogTags {
    /// Takes the tags out of a summary and gives the rest of its words.
    static func take(_ summary: String, _ entry: inout ForeignEntry) -> String {
        var words = ""
        var rest = summary[...]
        while let character = rest.popFirst() {
            if character == "#", let tag = tag(&rest) {
                entry.take(tag: tag.key, tag.value)
            } else {
                words.append(character)
            }
        }
        return words.asOneLine
    }

    private static func tag(_ text: inout Substring) -> (key: String, value: String?)? {
        let key = text.prefix(while: isWord)
        guard !key.isEmpty else { return nil }
        text = text[key.endIndex...]
        guard text.first == "=" else { return (String(key), nil) }
        text.removeFirst()
        let value = value(&text)
        return (String(key), value.isEmpty ? nil : value)
    }

    /// A quotation mark that is not closed begins no value.
    private static func value(_ text: inout Substring) -> String {
        if let mark = text.first, mark == "\"" || mark == "'" {
            let inner = text.dropFirst()
            guard let end = inner.firstIndex(of: mark) else { return "" }
            text = inner[inner.index(after: end)...]
            return String(inner[..<end])
        }
        let value = text.prefix(while: isWord)
        text = text[value.endIndex...]
        return String(value)
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || ("0"..."9").contains(character) || character == "_"
            || character == "-"
    }
}
