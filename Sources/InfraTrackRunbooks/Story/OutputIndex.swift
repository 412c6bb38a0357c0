import InfraTrack

/// Which command of a task first printed a word, for values that came out of an earlier step.
struct OutputIndex {
    private var first: [String: (command: Int, record: String)] = [:]
    private var typed: [String: Int] = [:]

    /// How much of each output is read.
    private static let limit = 64 << 10

    init(_ attempts: [Attempt]) {
        for (index, attempt) in attempts.enumerated() {
            for value in attempt.values where typed[value.value] == nil {
                typed[value.value] = index
            }
            for word in Self.words(attempt.record.body) where first[word] == nil {
                first[word] = (index, attempt.record.name)
            }
        }
    }

    /// The record that printed a value before anybody typed it.
    func origin(of value: FoundValue) -> String? {
        guard value.kind.canBeCaptured, let origin = first[value.value],
            origin.command < typed[value.value] ?? 0
        else { return nil }
        return origin.record
    }

    /// The words with a digit, whole and between `/`, `=` and `:`.
    private static func words(_ body: String) -> [String] {
        guard body.utf8.contains(where: Pattern.isDigit) else { return [] }
        let text = Array((RecordedOutput.text(in: body) ?? "").utf8.prefix(limit))
        var words: [String] = []
        for part in text.split(whereSeparator: { $0 <= 0x20 || "\"'()[]{}<>,;|".utf8.contains($0) })
        {
            add(part, to: &words)
            guard part.contains(where: { "/=:".utf8.contains($0) }) else { continue }
            for piece in part.split(whereSeparator: { "/=:".utf8.contains($0) }) {
                add(piece, to: &words)
            }
        }
        return words
    }

    private static func add(_ part: Pattern.Bytes, to words: inout [String]) {
        var word = part
        while let last = word.last, ".:".utf8.contains(last) { word = word.dropLast() }
        guard (3...200).contains(word.count), word.contains(where: Pattern.isDigit) else { return }
        words.append(String(decoding: word, as: UTF8.self))
    }
}
