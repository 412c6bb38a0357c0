import InfraTrack

/// Sees that every name of a template is known where it stands and every section ends.
///
/// Mustache renders an unknown name as nothing, so a slip of the pen would go unseen.
struct TemplateCheck {
    private let vocabulary: TemplateVocabulary
    private let origin: TemplateOrigin
    /// The names that were looked up.
    private(set) var used: Set<String> = []
    private var open: [TemplateTag] = []

    static let deepest = 32

    /// Checks a text and returns the names it uses.
    @discardableResult
    static func check(
        _ text: String, _ vocabulary: TemplateVocabulary, _ origin: TemplateOrigin
    ) throws(LedgerError) -> Set<String> {
        var check = TemplateCheck(vocabulary: vocabulary, origin: origin)
        for tag in try TemplateScanner.tags(of: text, origin) { try check.take(tag) }
        if let unclosed = check.open.last {
            throw check.error(
                unclosed, "The section “\(unclosed.name)” has no end.",
                cure: "Add “{{/\(unclosed.name)}}”.")
        }
        return check.used
    }

    private init(vocabulary: TemplateVocabulary, origin: TemplateOrigin) {
        self.vocabulary = vocabulary
        self.origin = origin
    }

    private mutating func take(_ tag: TemplateTag) throws(LedgerError) {
        switch tag.kind {
        case .silent: break
        case .variable: try look(up: tag)
        case .section, .inverted:
            try look(up: tag)
            open.append(tag)
            guard open.count <= Self.deepest else {
                throw error(
                    tag, "The sections lie too deep.", cure: "Nest at most \(Self.deepest).")
            }
        case .end:
            guard open.popLast()?.name == tag.name else {
                throw error(
                    tag, "“{{/\(tag.name)}}” ends no open section.",
                    cure: "End the sections in the order they began, the last first.")
            }
        }
    }

    private mutating func look(up tag: TemplateTag) throws(LedgerError) {
        used.insert(tag.name)
        let inItems = open.contains { $0.kind == .section && names(in: $0).contains(tag.name) }
        let isSelf = tag.name == "." && open.last?.kind == .section
        guard isSelf || inItems || vocabulary.names.contains(tag.name) else {
            throw error(
                tag, "A template knows no “\(printable(tag.name))” here.",
                cure: "Known here: \(known.sorted().joined(separator: ", ")).")
        }
    }

    private var known: Set<String> {
        open.filter { $0.kind == .section }.reduce(vocabulary.names) { $0.union(names(in: $1)) }
    }

    private func names(in section: TemplateTag) -> Set<String> {
        vocabulary.items[section.name] ?? []
    }

    private func error(_ tag: TemplateTag, _ message: String, cure: String) -> LedgerError {
        origin.error(message, cure: cure, line: tag.line)
    }
}
