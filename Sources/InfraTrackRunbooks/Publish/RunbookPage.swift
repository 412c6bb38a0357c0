import InfraTrack

/// A runbook as a page of a documentation repository.
struct RunbookPage {
    let runbook: Runbook
    let blob: String

    /// The key by which a page of ours is known again.
    static let mark = "infratrack_runbook"

    /// Front matter as MkDocs, TechDocs and others read it, and the text.
    var text: String {
        var lines = ["---", "title: \(YAMLText.quoted(runbook.title))"]
        if let description { lines.append("description: \(YAMLText.quoted(description))") }
        if let owner = runbook.owner { lines.append("owner: \(YAMLText.quoted(owner))") }
        lines.append("status: \(runbook.status.rawValue)")
        if !runbook.alerts.isEmpty {
            lines.append("tags:")
            lines += runbook.alerts.map { "  - \(YAMLText.quoted($0))" }
        }
        lines.append("\(Self.mark): \(runbook.name)")
        lines.append("infratrack_blob: \(YAMLText.quoted(blob))")
        return (lines + ["---", ""]).joined(separator: "\n") + "\n" + body
    }

    /// The first line of prose below the first heading of the second level.
    private var description: String? {
        let parsed = RunbookBody(runbook.body)
        let start = parsed.headings.first { $0.level == 2 }?.line ?? 0
        let line = parsed.prose.first { $0.line > start && !$0.text.allSatisfy(\.isWhitespace) }
        guard let line, !line.text.hasPrefix("#") else { return nil }
        return String(line.text.trimmed.prefix(200))
    }

    /// The text without what stands behind a fence's language: Python's Markdown would not take
    /// such a block for one.
    private var body: String {
        var isInside: Substring?
        return runbook.body.byteLines.map { line -> Substring in
            let mark = line.drop { $0 == " " }
            let fence = mark.prefix { $0 == (mark.first ?? " ") }
            guard fence.utf8.count >= 3, fence.first == "`" || fence.first == "~" else {
                return line
            }
            if let open = isInside {
                if mark.hasPrefix(open), mark.trimmed == fence { isInside = nil }
                return line
            }
            isInside = fence
            guard let brace = line.firstIndex(of: "{") else { return line }
            let head = line[..<brace].trimmedEnd
            return head
        }.joined(separator: "\n")
    }
}

extension Substring {
    /// The text without white space at its end.
    var trimmedEnd: Substring {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}

/// Text as a double-quoted scalar of YAML.
enum YAMLText {
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.properties.generalCategory == .control:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
