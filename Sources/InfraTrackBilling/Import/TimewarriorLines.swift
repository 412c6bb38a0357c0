import InfraTrack

/// Lines of Timewarrior's data files: `inc START - END # TAG "A TAG" # "annotation"`.
enum TimewarriorLines {
    static func read(_ text: String) -> ForeignTimes {
        var times = ForeignTimes()
        for (number, line) in TextLines(text) where !line.isEmpty {
            take(line, number, &times)
        }
        return times
    }

    private static func take(_ line: Substring, _ number: Int, _ times: inout ForeignTimes) {
        guard let words = words(line), words.first?.text == "inc" else {
            return times.refuse(number, "The line is no interval of Timewarrior.")
        }
        guard words.count > 1, let start = TimewarriorSource.time(words[1].text) else {
            return times.refuse(number, "The interval has no start such as 20261103T080000Z.")
        }
        guard words.count > 3, words[2].text == "-" else {
            return times.refuse(number, "The interval is still open.", "Stop it first.")
        }
        guard let end = TimewarriorSource.time(words[3].text) else {
            return times.refuse(number, "The end is no time such as 20261103T090000Z.")
        }
        var entry = ForeignEntry(line: number, time: .span(.instant(start), .instant(end)))
        let parts = words.dropFirst(4).split(
            maxSplits: 2, omittingEmptySubsequences: false, whereSeparator: \.isHash)
        let tags = parts.count > 1 ? parts[1].map(\.text) : []
        let annotation = parts.count > 2 ? parts[2].map(\.text).joined(separator: " ") : ""
        TimewarriorSource.finish(&entry, tags: tags, annotation: annotation)
        times.entries.append(entry)
    }

    private struct Word {
        var text: String
        var isQuoted: Bool
        var isHash: Bool { text == "#" && !isQuoted }
    }

    /// The words of a line; `nil` when a quotation mark is not closed.
    private static func words(_ line: Substring) -> [Word]? {
        var words: [Word] = []
        var rest = line.unicodeScalars
        while let scalar = rest.first {
            if scalar == " " || scalar == "\t" {
                rest.removeFirst()
            } else if scalar == "\"" {
                guard let text = quoted(&rest) else { return nil }
                words.append(Word(text: text, isQuoted: true))
            } else {
                let word = rest.prefix { $0 != " " && $0 != "\t" }
                rest = rest[word.endIndex...]
                words.append(Word(text: String(word), isQuoted: false))
            }
        }
        return words
    }

    private static func quoted(_ rest: inout Substring.UnicodeScalarView) -> String? {
        var text = String.UnicodeScalarView()
        rest.removeFirst()
        while let scalar = rest.popFirst() {
            if scalar == "\"" { return String(text) }
            if scalar == "\\", rest.first == "\"" || rest.first == "\\", let next = rest.popFirst()
            {
                text.append(next)
            } else {
                text.append(scalar)
            }
        }
        return nil
    }
}

/// The lines of a text with their numbers from 1, without their ends.
struct TextLines: Sequence {
    private let text: String

    init(_ text: String) { self.text = text }

    func makeIterator() -> Iterator { Iterator(rest: text.unicodeScalars[...]) }

    struct Iterator: IteratorProtocol {
        fileprivate var rest: Substring.UnicodeScalarView?
        private var number = 0

        fileprivate init(rest: Substring.UnicodeScalarView) { self.rest = rest }

        mutating func next() -> (number: Int, line: Substring)? {
            guard let text = rest else { return nil }
            number += 1
            let end = text.firstIndex(of: "\n")
            rest = end.map { text[text.index(after: $0)...] }
            var line = text[..<(end ?? text.endIndex)]
            if line.last == "\r" { line.removeLast() }
            return (number, Substring(line))
        }
    }
}
