/// Differences between two texts, line by line.
public enum TextDiff {
    /// The shortest edit from one text to another in unified form, with three lines around.
    ///
    /// - Parameters:
    ///   - old: the text before.
    ///   - new: the text after.
    ///   - oldLabel: what the text before is called.
    ///   - newLabel: what the text after is called.
    /// - Returns: nothing when the texts are equal.
    public static func unified(
        _ old: String, _ new: String, oldLabel: String = "old", newLabel: String = "new"
    ) -> String {
        let script = EditScript(lines(old), lines(new))
        let hunks = script.hunks(context: 3)
        guard !hunks.isEmpty else { return "" }
        return "--- \(oldLabel)\n+++ \(newLabel)\n" + hunks.map(\.text).joined()
    }

    /// The lines with their line breaks; the last may have none.
    private static func lines(_ text: String) -> [Substring] {
        var lines: [Substring] = []
        var rest = text[...]
        while let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) {
            let next = rest.utf8.index(after: end)
            lines.append(rest[..<next])
            rest = rest[next...]
        }
        return rest.isEmpty ? lines : lines + [rest]
    }
}
