import FrontMatter

extension Value {
    /// The value as it is written.
    init(_ field: FieldValue) {
        self =
            switch field {
            case .null: .null
            case .text(let text): .scalar(text)
            case .number(let digits): .bare(digits)
            case .boolean(let flag): .bare(flag ? "true" : "false")
            case .list(let items): .list(items.map(Value.init))
            case .map(let fields):
                .map(fields.map { Pair(key: $0.key, value: Value($0.value)) })
            }
    }
}

extension FieldValue {
    /// The value of a mapping's key; `nil` when it is absent or this is no mapping.
    public subscript(key: String) -> FieldValue? {
        guard case .map(let fields) = self else { return nil }
        return fields.first { $0.key == key }?.value
    }

    /// The text of a text or number.
    public var text: String? {
        switch self {
        case .text(let text), .number(let text): text
        case .null, .boolean, .list, .map: nil
        }
    }

    /// The texts of a list of texts; a text by itself counts as a list of one.
    public var texts: [String] {
        switch self {
        case .list(let items): items.compactMap(\.text)
        default: text.map { [$0] } ?? []
        }
    }

    /// The pairs of a mapping.
    public var fields: [Field] {
        if case .map(let fields) = self { fields } else { [] }
    }
}
