/// What a template's name stands for.
public indirect enum TemplateValue: Hashable, Sendable {
    /// Text, put in as it is.
    case text(String)
    /// A condition.
    case flag(Bool)
    /// Repeated parts, each with names of its own.
    case list([[String: TemplateValue]])
    /// Known to be absent: nothing as text, false as a condition.
    case absent

    /// Text, or absent when there is none.
    static func optional(_ text: String?) -> TemplateValue {
        text.flatMap { $0.isEmpty ? nil : TemplateValue.text($0) } ?? .absent
    }
}
