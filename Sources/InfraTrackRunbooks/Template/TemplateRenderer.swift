public import InfraTrack
import Mustache

/// Renders the templates of runbooks: Mustache, without escaping.
public enum TemplateRenderer {
    private static let pragma = "{{% CONTENT_TYPE:TEXT}}\n"

    /// Checks a template against the names of a runbook and renders it.
    ///
    /// - Parameters:
    ///   - template: the template's text.
    ///   - values: what its names stand for.
    ///   - path: what the template is called in errors.
    /// - Throws: `LedgerError` with the template's line for unknown names and broken tags.
    public static func render(
        _ template: String, _ values: [String: TemplateValue], path: String
    ) throws(LedgerError) -> String {
        try render(template, values, .runbook, TemplateOrigin(path: path))
    }

    static func render(
        _ template: String, _ values: [String: TemplateValue], _ vocabulary: TemplateVocabulary,
        _ origin: TemplateOrigin
    ) throws(LedgerError) -> String {
        try TemplateCheck.check(template, vocabulary, origin)
        return try ParsedTemplate(template, origin).render(values)
    }

    fileprivate static func parse(
        _ template: String, _ origin: TemplateOrigin
    ) throws(LedgerError) -> MustacheTemplate {
        // Without the pragma, the ampersands of commands would become HTML.
        let text = template.hasPrefix("{{%") ? template : pragma + template
        do {
            return try MustacheTemplate(string: text)
        } catch {
            throw LedgerError(
                .invalid, "The template cannot be read: \(error).", cure: "Correct its tags.",
                path: origin.place(1).path)
        }
    }

    fileprivate static func object(_ value: TemplateValue) -> Any {
        switch value {
        case .text(let text): text
        case .flag(let flag): flag
        case .list(let items): items.map { $0.mapValues(object) }
        case .absent: Absent()
        }
    }

    /// Stands for nothing, so that Mustache does not look for the name further out.
    private struct Absent: MustacheCustomRenderable {
        let renderText = ""
        let isNull = true
    }
}

/// A template that is parsed once, however often it is rendered.
struct ParsedTemplate: Hashable, Sendable {
    private let text: String
    private let template: MustacheTemplate

    init(_ text: String, _ origin: TemplateOrigin) throws(LedgerError) {
        self.text = text
        template = try TemplateRenderer.parse(text, origin)
    }

    func render(_ values: [String: TemplateValue]) -> String {
        template.render(values.mapValues(TemplateRenderer.object))
    }

    static func == (left: ParsedTemplate, right: ParsedTemplate) -> Bool { left.text == right.text }

    func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
