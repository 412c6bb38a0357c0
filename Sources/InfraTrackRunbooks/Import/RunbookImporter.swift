public import InfraTrack

/// Takes a runbook that somebody wrote in Markdown into the store, with what its steps have proved.
public struct RunbookImporter: Sendable {
    /// Makes an importer.
    public init() {}

    /// The name of the runbook in a file: the file's own, as a runbook's name.
    public static func name(ofFile path: String) -> String {
        let file = path.split(separator: "/").last ?? ""
        let stem = file.split(separator: ".").first ?? ""
        return Layout.slug(String(stem))
    }

    /// Writes the runbook; its text and the keys of its front matter stay as they are.
    ///
    /// - Parameters:
    ///   - name: the name in the store.
    ///   - text: the Markdown file.
    ///   - draft: where it is written.
    /// - Throws: `LedgerError`: `invalid` for a bad name or front matter, `refused` when a runbook
    ///   has the name already.
    public func add(
        _ name: String, text: String, in draft: inout Draft
    ) throws(LedgerError) -> Runbook {
        let runbook = try draft.adopt(runbook: name, try Self.whole(text, name: name))
        return try RunbookEvidence(draft.snapshot).update(runbook, in: &draft)
    }

    /// The text with front matter that has a title.
    static func whole(_ text: String, name: String) throws(LedgerError) -> String {
        let body = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        let hasHead = body.hasPrefix("---\n") || body.hasPrefix("---\r\n")
        guard hasHead else {
            let title = YAMLText.quoted(heading(body) ?? words(name))
            return "---\ntitle: \(title)\nstatus: draft\n---\n\n\(body)"
        }
        let file = try FieldReader(parsing: Array(body.utf8), path: "runbooks/\(name).md")
        if file.has("title") { return body }
        let lineEnd = body.hasPrefix("---\r\n") ? "\r\n" : "\n"
        let title = YAMLText.quoted(heading(file.wholeBody) ?? words(name))
        return "---\(lineEnd)title: \(title)\(lineEnd)" + body.dropFirst(3 + 1)
    }

    private static func heading(_ text: String) -> String? {
        let title = RunbookBody(text).headings.first { $0.level == 1 }?.title.trimmed
        return title.flatMap { $0.isEmpty ? nil : String($0.prefix(200)) }
    }

    private static func words(_ name: String) -> String {
        let words = name.split(separator: "-").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
