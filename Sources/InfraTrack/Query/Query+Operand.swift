extension Query {
    /// A value as it was understood.
    enum Operand: Hashable, Sendable {
        /// The field is absent.
        case absent
        /// The field has a value.
        case present
        /// A word out of a fixed list: a status, a lifecycle.
        case choice(String)
        case priority(Priority)
        case flag(Bool)
        case number(Int)
        case moment(Moment)
        /// From the first moment to the second, both included.
        case span(Moment, Moment)
        case component(ComponentPattern)
        /// The beginning of a record's id, or all of it.
        case reference(RecordIDPrefix)
        /// A record's own name, whose form depends on its kind.
        case name(String)
        /// Free text that must be equal.
        case word(String)
        /// Free text that must occur.
        case text(String)
    }
}

extension Query.Operand {
    /// The canonical writing, without quotes.
    var text: String {
        switch self {
        case .absent: "none"
        case .present: "any"
        case .choice(let text), .name(let text), .word(let text), .text(let text): text
        case .priority(let priority): priority.rawValue
        case .flag(let flag): String(flag)
        case .number(let number): String(number)
        case .moment(let moment): moment.description
        case .span(let first, let last): "\(first)..\(last)"
        case .component(let pattern): pattern.description
        case .reference(let prefix): prefix.description
        }
    }

    /// Whether it is free text, which needs quotes where it could be taken for something else.
    var isFree: Bool {
        switch self {
        case .component, .reference, .name, .word, .text: true
        default: false
        }
    }
}
