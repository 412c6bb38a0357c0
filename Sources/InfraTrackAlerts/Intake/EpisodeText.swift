/// The body of an episode's record: a heading and a payload for each thing that was said.
enum EpisodeText {
    /// The heading of what the monitor said first.
    static let firing = "Firing"
    /// The heading of what said that somebody took it on.
    static let acknowledged = "Acknowledged"
    /// The heading of what ended it.
    static let resolved = "Resolved"

    /// A heading and a payload, in a fence longer than any run of backticks in it.
    static func section(_ heading: String, _ payload: String) -> String {
        let runs = payload.split { $0 != "`" }.map(\.count)
        let fence = String(repeating: "`", count: max(3, (runs.max() ?? 0) + 1))
        return "## \(heading)\n\n\(fence)json\n\(payload)\n\(fence)\n"
    }

    static func appending(_ section: String, to body: String) -> String {
        body.isEmpty ? section : body + (body.hasSuffix("\n") ? "\n" : "\n\n") + section
    }

    /// The payload below a heading.
    static func payload(_ heading: String, in body: String) -> String? {
        var lines = ArraySlice(body.split(separator: "\n", omittingEmptySubsequences: false))
        guard let start = lines.firstIndex(where: { $0 == "## \(heading)" }) else { return nil }
        lines = lines[start...].dropFirst().drop { !$0.hasPrefix("```") }
        guard let opening = lines.popFirst() else { return nil }
        let fence = opening.prefix { $0 == "`" }
        guard let end = lines.firstIndex(where: { $0 == fence }) else { return nil }
        return lines[..<end].joined(separator: "\n")
    }
}
