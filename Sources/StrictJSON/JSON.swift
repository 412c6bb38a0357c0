/// A JSON value with its place in the text, for messages.
package struct JSON: Sendable {
    /// What a value is.
    package enum Kind: Sendable {
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
    package struct Place: Sendable, Hashable {
        /// The line, from 1.
        package var line: Int
        /// The column in bytes, from 1.
        package var column: Int

        /// Makes a place.
        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    /// What the value is.
    package var kind: Kind
    /// Where it begins.
    package let place: Place

    /// Makes a value, by default of no text.
    package init(_ kind: Kind, at place: Place = Place(line: 1, column: 1)) {
        self.kind = kind
        self.place = place
    }

    /// The value of an object's key, or `nil` when it is absent or null.
    package subscript(key: String) -> JSON? {
        guard case .object(let members) = kind,
            let value = members.first(where: { $0.key == key })?.value
        else { return nil }
        if case .null = value.kind { return nil }
        return value
    }
}
