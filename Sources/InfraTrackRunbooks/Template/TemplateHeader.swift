import InfraTrack

/// The front matter of a template: what it is for, its parameters, and its sections.
struct TemplateHeader: Hashable, Sendable {
    /// A value that the template asks for.
    struct Parameter: Hashable, Sendable {
        let name: String
        let defaultValue: String?
        let description: String?
        let line: Int
    }

    private(set) var parameters: [Parameter] = []
    /// The sections that a runbook of this template must have.
    private(set) var sections: [String] = []
    /// The line on which the text begins.
    private(set) var bodyLine = 1

    /// Takes the front matter off a template's text.
    ///
    /// - Throws: `LedgerError` with the place of what is wrong.
    static func read(_ text: String, path: String) throws(LedgerError) -> (TemplateHeader, String) {
        guard text.hasPrefix("---\n") || text.hasPrefix("---\r\n") else {
            return (TemplateHeader(), text)
        }
        let file = try FieldReader(parsing: Array(text.utf8), path: path)
        var header = TemplateHeader()
        header.bodyLine = file.bodyLine
        header.sections = try file.texts("sections")
        for (index, row) in try file.rows("parameters").enumerated() {
            let name = try row.required("name")
            let line = file.line(of: "parameters", item: index) ?? 1
            guard TemplateScanner.isName(name) else {
                throw LedgerError(
                    .invalid, "“\(printable(name))” is no name of a parameter.",
                    cure: "Use letters, digits and “_”.", path: path, line: line)
            }
            header.parameters.append(
                Parameter(
                    name: name, defaultValue: try row.text("default"),
                    description: try row.text("description"), line: line))
        }
        return (header, file.wholeBody)
    }
}
