public import InfraTrack

/// A template for runbooks: one that ships with the project, or the store's own.
public struct RunbookTemplate: Hashable, Sendable {
    /// The name, such as `incident`.
    public let name: String
    /// The Mustache text.
    public let text: String
    /// What it is called in errors.
    public let path: String

    /// Makes a template of text.
    public init(name: String, text: String, path: String) {
        self.name = name
        self.text = text
        self.path = path
    }

    /// The names of the templates that ship with the project.
    public static var builtInNames: [String] { EmbeddedTemplates.all.keys.sorted() }

    /// The store's own `templates/<name>.md.mustache`, or else the one that ships.
    ///
    /// - Throws: `LedgerError`: `missing` when there is neither, `invalid` for a name that is no
    ///   plain word and for a file that is not UTF-8.
    public init(named name: String, in repository: Repository) throws(LedgerError) {
        let path = try Self.path(of: name)
        if let bytes = try repository.file(path) {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw LedgerError(
                    .invalid, "The template is not UTF-8.", cure: "Convert it.", path: path)
            }
            self.init(name: name, text: text, path: path)
        } else {
            try self.init(builtIn: name)
        }
    }

    /// A template that ships with the project.
    ///
    /// - Throws: `LedgerError` with code `missing`, or `invalid` for a name that is no word.
    public init(builtIn name: String) throws(LedgerError) {
        let path = try Self.path(of: name)
        guard let text = EmbeddedTemplates.all[name] else {
            throw LedgerError(
                .missing, "There is no template “\(name)”.",
                cure: "Use \(Self.builtInNames.joined(separator: " or ")), or add \(path).")
        }
        self.init(name: name, text: text, path: path)
    }

    private static func path(of name: String) throws(LedgerError) -> String {
        guard Runbook.isName(name) else {
            throw LedgerError(
                .invalid, "“\(printable(name))” is no template name.",
                cure: "Use lower-case letters, digits and hyphens.")
        }
        return "templates/\(name).md.mustache"
    }

    /// The git blob id of the text.
    public var hash: String { Digest.gitBlob(Array(text.utf8)) }
}
