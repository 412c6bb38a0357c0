public import InfraTrack

/// A template for runbooks: one that ships with the project, or the store's own.
public struct RunbookTemplate: Hashable, Sendable {
    /// The name, such as `incident`.
    public let name: String
    /// The Mustache text, partials put in, without the front matter.
    public let text: String
    /// What it is called in errors.
    public let path: String
    /// The git blob id of the file with its partials put in.
    public let hash: String
    let header: TemplateHeader
    let origin: TemplateOrigin
    let parsed: ParsedTemplate

    /// Makes a template of text; its partials are those that ship with the project.
    ///
    /// - Throws: `LedgerError` with the line of a fault in the front matter or of a partial.
    public init(name: String, text: String, path: String) throws(LedgerError) {
        try self.init(name: name, text: text, path: path) { (name) throws(LedgerError) in
            EmbeddedTemplates.all["_" + name]
        }
    }

    private init(
        name: String, text: String, path: String,
        partial: @escaping (String) throws(LedgerError) -> String?
    ) throws(LedgerError) {
        self.name = name
        self.path = path
        let (header, body) = try TemplateHeader.read(text, path: path)
        let expansion = try TemplateExpansion(
            body, path: path, firstLine: header.bodyLine, partial: partial)
        self.header = header
        self.text = expansion.text
        origin = TemplateOrigin(path: path, places: expansion.places)
        try Self.check(expansion.text, header, origin, path)
        parsed = try ParsedTemplate(expansion.text, origin)
        let front = Substring(text.utf8.dropLast(body.utf8.count))
        hash = Digest.gitBlob(Array((front + expansion.text).utf8))
    }

    /// Every name is known, and every parameter used.
    private static func check(
        _ text: String, _ header: TemplateHeader, _ origin: TemplateOrigin, _ path: String
    ) throws(LedgerError) {
        let vocabulary = TemplateVocabulary.runbook.adding(header.parameters.map(\.name))
        let used = try TemplateCheck.check(text, vocabulary, origin)
        if let unused = header.parameters.first(where: { !used.contains($0.name) }) {
            throw LedgerError(
                .invalid, "The parameter “\(unused.name)” is not used.",
                cure: "Write “{{\(unused.name)}}” in the template, or remove it here.",
                path: path, line: unused.line)
        }
    }

    /// The names of the templates that ship with the project.
    public static var builtInNames: [String] {
        EmbeddedTemplates.all.keys.filter { !$0.hasPrefix("_") }.sorted()
    }

    /// The store's own `templates/<name>.md.mustache`, or else the one that ships.
    ///
    /// - Throws: `LedgerError`: `missing` when there is neither, `invalid` for a name that is no
    ///   plain word, for a file that is not UTF-8, and for faults of the template.
    public init(named name: String, in repository: Repository) throws(LedgerError) {
        let path = try Self.path(of: name)
        guard let text = try Self.file(path, in: repository) ?? EmbeddedTemplates.all[name] else {
            throw Self.missing(name, path)
        }
        try self.init(name: name, text: text, path: path) { (partial) throws(LedgerError) in
            try Self.file(TemplateExpansion.path(ofPartial: partial), in: repository)
                ?? EmbeddedTemplates.all["_" + partial]
        }
    }

    /// A template that ships with the project.
    ///
    /// - Throws: `LedgerError` with code `missing`, or `invalid` for a name that is no word.
    public init(builtIn name: String) throws(LedgerError) {
        let path = try Self.path(of: name)
        guard let text = EmbeddedTemplates.all[name] else { throw Self.missing(name, path) }
        try self.init(name: name, text: text, path: path)
    }

    private static func file(
        _ path: String, in repository: Repository
    ) throws(LedgerError) -> String? {
        guard let bytes = try repository.file(path) else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw LedgerError(
                .invalid, "The template is not UTF-8.", cure: "Convert it.", path: path)
        }
        return text
    }

    private static func path(of name: String) throws(LedgerError) -> String {
        guard Runbook.isName(name) else {
            throw LedgerError(
                .invalid, "“\(printable(name))” is no template name.",
                cure: "Use lower-case letters, digits and hyphens.")
        }
        return "templates/\(name).md.mustache"
    }

    private static func missing(_ name: String, _ path: String) -> LedgerError {
        LedgerError(
            .missing, "There is no template “\(name)”.",
            cure: "Use \(builtInNames.joined(separator: ", ")), or add \(path).")
    }
}
