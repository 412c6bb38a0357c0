import InfraTrack

/// A template with its partials put in.
struct TemplateExpansion {
    private(set) var lines: [Substring] = []
    private(set) var places: [TemplateOrigin.Place] = []
    private var hasOtherDelimiters = false
    private let partial: (String) throws(LedgerError) -> String?

    static let deepest = 16

    /// - Parameter partial: the text of a partial by name; `nil` when there is none.
    init(
        _ text: String, path: String, firstLine: Int,
        partial: @escaping (String) throws(LedgerError) -> String?
    ) throws(LedgerError) {
        self.partial = partial
        try add(text[...], path: path, firstLine: firstLine, indentation: "", within: [])
    }

    var text: String { lines.joined(separator: "\n") }

    static func path(ofPartial name: String) -> String { "templates/_\(name).md.mustache" }

    private mutating func add(
        _ text: Substring, path: String, firstLine: Int, indentation: Substring,
        within outer: [String]
    ) throws(LedgerError) {
        var number = firstLine - 1
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            if line.contains("{{=") { hasOtherDelimiters = true }
            if line.contains("={{ }}=") { hasOtherDelimiters = false }
            guard !hasOtherDelimiters, let name = Self.partialName(line) else {
                lines.append(indentation.isEmpty || line.isEmpty ? line : indentation + line)
                places.append(TemplateOrigin.Place(path: path, line: number))
                continue
            }
            let origin = TemplateOrigin(path: path)
            guard !outer.contains(name), outer.count < Self.deepest else {
                throw origin.error(
                    "The partial “\(name)” puts itself in: \((outer + [name]).joined(separator: " → ")).",
                    cure: "Break the circle.", line: number)
            }
            guard let inner = try partial(name) else {
                throw origin.error(
                    "There is no partial “\(name)”.", cure: "Add \(Self.path(ofPartial: name)).",
                    line: number)
            }
            let text = inner.hasSuffix("\n") ? inner.dropLast() : inner[...]
            try add(
                text, path: Self.path(ofPartial: name), firstLine: 1,
                indentation: indentation + line.prefix { $0 == " " }, within: outer + [name])
        }
    }

    /// The name in a line that is `{{> name}}` and nothing else.
    private static func partialName(_ line: Substring) -> String? {
        let tag = line.trimmed
        guard tag.hasPrefix("{{>"), tag.hasSuffix("}}") else { return nil }
        let name = tag.dropFirst(3).dropLast(2).trimmed
        return Runbook.isName(name) ? name : nil
    }
}
