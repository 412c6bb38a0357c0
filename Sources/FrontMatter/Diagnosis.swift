/// Puts the full YAML reader's objections into words that help.
struct Diagnosis {
    let bytes: [UInt8]
    /// Where the YAML ends.
    let end: Int
    let limits: Limits

    /// The fault, from what the reader said and from where the scanner stopped.
    func explain(_ fault: YAMLFault, stop: Int?) -> FormatError {
        let place = fault.place ?? Place(line: 1, column: 1)
        switch fault.kind {
        case .tooDeep: return .tooDeep(place, limits)
        case .tooManyEntries: return .tooManyEntries(place, limits)
        case .aliases(let message): return .aliases(place, message)
        case .keyIsNoText:
            return .syntax(
                place, "This key is a list or a mapping.", "Use a plain word as the key.")
        case .duplicate(let keys): return duplicate(keys.first ?? "", near: place)
        case .syntax(let problem): return syntax(problem, fault, place, stop)
        }
    }

    /// The line where the scanner stopped tells more than the line where the reader gave up: an
    /// open quote swallows what follows.
    private func syntax(
        _ problem: String, _ fault: YAMLFault, _ place: Place, _ stop: Int?
    ) -> FormatError {
        let lines =
            [stop.map { Lines.start(bytes.span, of: $0) }, start(of: place.line)]
            + [fault.origin.flatMap { start(of: $0.line) }]
        if problem == "but found another document" {
            return .syntax(
                place, "A second document starts here.",
                "Close the header with a line that is `---` alone, or delete the line.")
        }
        for line in lines.compactMap({ $0 }) where line < end {
            if let error = LineDoctor(bytes: bytes, line: line).examine() { return error }
        }
        if let line = start(of: place.line), line < end, bytes[line] == ASCII.space {
            return .syntax(
                place, "The indentation of this line fits no line above it.",
                "Indent it like the lines it belongs with.")
        }
        return .syntax(
            place, "YAML can't be read from here on: \(problem).",
            "Write one `key: value` a line, and quote values with special characters.")
    }

    /// The byte offset of a line.
    private func start(of number: Int) -> Int? {
        var line = 0
        for _ in 1..<max(number, 1) {
            guard line < bytes.count else { return nil }
            line = Lines.next(bytes.span, after: line)
        }
        return line
    }

    /// The reader names only one place; the other is the next line like it.
    private func duplicate(_ key: String, near place: Place) -> FormatError {
        let lines = self.lines(with: key)
        guard lines.count > 1, let first = lines.first, let second = lines.dropFirst().first else {
            return .duplicate(key, place, first: place)
        }
        return .duplicate(key, second, first: first)
    }

    private func lines(with key: String) -> [Place] {
        var places: [Place] = []
        var line = 0
        while line < end {
            let next = Lines.next(bytes.span, after: line)
            if let start = keyStart(key, line..<next) { places.append(Place(of: start, in: bytes)) }
            line = next
        }
        return places
    }

    private func keyStart(_ key: String, _ line: Range<Int>) -> Int? {
        let text = bytes[line].drop { $0 == ASCII.space || $0 == ASCII.dash }
        let spellings = [key, "\"\(key)\"", "'\(key)'"]
        let isKey = spellings.contains { text.starts(with: Array($0.utf8) + [ASCII.colon]) }
        return isKey ? text.startIndex : nil
    }
}
