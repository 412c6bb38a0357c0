/// A value of a record's field, typed by the format's schema, for listings and JSON.
public indirect enum FieldValue: Sendable, Hashable {
    /// Absent, without a default.
    case null
    /// Text.
    case text(String)
    /// A number as decimal text, exact.
    case number(String)
    /// True or false.
    case boolean(Bool)
    /// A list.
    case list([FieldValue])
    /// A mapping in its order.
    case map([Field])
}

/// A key with its value.
public struct Field: Sendable, Hashable {
    /// The front-matter key.
    public let key: String
    /// The value, with the format's default when the file has none.
    public let value: FieldValue

    /// Makes a field.
    public init(_ key: String, _ value: FieldValue) {
        self.key = key
        self.value = value
    }
}
