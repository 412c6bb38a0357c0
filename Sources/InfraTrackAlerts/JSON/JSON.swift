/// A JSON value with its place in the payload, for messages.
struct JSON: Sendable {
    /// What a value is.
    enum Kind: Sendable {
        case null
        case bool(Bool)
        /// The digits as they were sent.
        case number(String)
        case string(String)
        case array([JSON])
        /// The members in the order they were sent; no key occurs twice.
        case object([(key: String, value: JSON)])
    }

    /// A line and a column in bytes, both from 1.
    struct Place: Sendable, Hashable {
        var line: Int
        var column: Int
    }

    var kind: Kind
    let place: Place

    init(_ kind: Kind, at place: Place = Place(line: 1, column: 1)) {
        self.kind = kind
        self.place = place
    }

    /// The value of an object's key, or `nil` when it is absent or null.
    subscript(key: String) -> JSON? {
        guard case .object(let members) = kind,
            let value = members.first(where: { $0.key == key })?.value
        else { return nil }
        if case .null = value.kind { return nil }
        return value
    }
}
