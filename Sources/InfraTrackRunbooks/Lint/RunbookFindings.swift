import InfraTrack

/// The findings about one runbook.
struct RunbookFindings {
    let runbook: Runbook
    let context: LintContext
    let body: RunbookBody
    /// The lines of the file before the text.
    let offset: Int
    private(set) var findings: [Finding] = []

    init(_ runbook: Runbook, _ context: LintContext) {
        self.runbook = runbook
        self.context = context
        body = RunbookBody(runbook.body)
        let text = context.snapshot.text(.runbook, runbook.name) ?? ""
        let lineFeed = UInt8(ascii: "\n")
        offset =
            text.utf8.count { $0 == lineFeed } - runbook.body.utf8.count { $0 == lineFeed }
    }

    mutating func look(in repository: Repository) throws(LedgerError) {
        lookAtSections()
        lookAtCommands()
        lookAtVariables()
        lookAtEvidence()
        lookAtTemplate()
        try lookAtLinks(repository)
    }

    /// - Parameter line: in the body, from 1; 0 is the head of the file.
    mutating func report(
        _ severity: Finding.Severity, _ rule: String, line: Int, column: Int = 1,
        _ message: String, cure: String
    ) {
        findings.append(
            Finding(
                severity, rule: "runbook-\(rule)", path: "runbooks/\(runbook.name).md",
                line: line == 0 ? 1 : line + offset, column: column, message: message, cure: cure))
    }

    // MARK: Sections

    /// What a runbook has that no template asks otherwise.
    static let usualSections = [
        "Meaning", "Impact", "Diagnosis", "Mitigation", "Verification", "Rollback", "Escalation",
    ]

    private mutating func lookAtSections() {
        let template = runbook.template.flatMap { context.templates[$0] ?? nil }
        let declared = template?.header.sections ?? []
        let titles = Set(body.headings.map { $0.title.lowercased() })
        for section in declared.isEmpty ? Self.usualSections : declared
        where !titles.contains(section.lowercased()) {
            report(
                .error, "section", line: 1, "The section “\(section)” is missing.",
                cure: "Add “## \(section)” with what a reader needs there.")
        }
        for heading in body.headings where heading.level == 2 {
            guard body.isEmpty(section: heading.title) else { continue }
            report(
                .warning, "empty-section", line: heading.line,
                "The section “\(printable(heading.title))” is empty.",
                cure: "Say what is to be done, or that nothing is.")
        }
    }

    // MARK: Evidence

    private mutating func lookAtEvidence() {
        let closed = Set(runbook.sources.map(\.task)).compactMap { context.snapshot.task($0) }
            .filter { $0.status == .done }.compactMap(\.closed)
        let last = (closed + [runbook.evidence?.lastSuccess].compactMap(\.self)).max()
        guard let last else {
            guard runbook.status == .published else { return }
            return report(
                .warning, "stale", line: 0, "No run of it is known to have worked.",
                cure: "Try it, record the commands for a task, and generate it again.")
        }
        let days = (context.now.seconds - last.seconds) / 86_400
        guard days > context.settings.staleDays else { return }
        report(
            .warning, "stale", line: 0,
            "It worked the last time \(days) days ago, at \(last).",
            cure: "Try it again, or raise “stale_after” of “runbooks:” in infratrack.yaml.")
    }

    private mutating func lookAtTemplate() {
        guard let name = runbook.template, let hash = runbook.templateHash else { return }
        guard let template = context.templates[name] ?? nil else {
            return report(
                .warning, "template", line: 0,
                "Its template “\(printable(name))” is gone or cannot be read.",
                cure: "Generate it with another “--template”.")
        }
        guard template.hash != hash else { return }
        report(
            .warning, "template", line: 0,
            "The template “\(name)” has changed since the runbook was generated.",
            cure: "Run “infratrack runbook generate \(runbook.name)”; what was edited is merged.")
    }

    // MARK: Links

    private mutating func lookAtLinks(_ repository: Repository) throws(LedgerError) {
        var anchors: Set<String>?
        for link in body.links {
            if link.target.hasPrefix("#") {
                let known = anchors ?? Set(body.headings.map { Self.anchor($0.title) })
                anchors = known
                if known.contains(String(link.target.dropFirst())) { continue }
            } else {
                guard let path = Self.path(link.target), try !exists(path, repository) else {
                    continue
                }
            }
            report(
                .error, "link", line: link.line, column: link.column,
                "The link “\(printable(link.target))” leads nowhere.",
                cure: "Correct it, or remove it.")
        }
    }

    private func exists(_ path: String, _ repository: Repository) throws(LedgerError) -> Bool {
        do throws(LedgerError) {
            return try repository.file(path) != nil
        } catch {
            // What is too large or a folder is there.
            return true
        }
    }

    /// The path below the store root; `nil` for what lies elsewhere.
    private static func path(_ target: String) -> String? {
        let name = target.prefix { $0 != "#" && $0 != "?" }
        guard !name.isEmpty, !name.contains(":"), !name.hasPrefix("/") else { return nil }
        var parts = ["runbooks"]
        for part in name.split(separator: "/") {
            switch part {
            case ".": continue
            case "..": if parts.popLast() == nil { return nil }
            default: parts.append(String(part.replacing("%20", with: " ")))
            }
        }
        return parts.isEmpty ? nil : parts.joined(separator: "/")
    }

    /// A heading's anchor, as git hosts make it.
    static func anchor(_ title: String) -> String {
        String(
            title.lowercased().compactMap { character in
                if character == " " { return "-" }
                let isKept = character.isLetter || character.isNumber || "-_".contains(character)
                return isKept ? character : nil
            })
    }
}
