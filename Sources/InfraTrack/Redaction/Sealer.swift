/// Encrypts chosen texts of records on their way into a file, after secrets in them were masked.
///
/// What it has sealed stays as it is until somebody writes another text in its place.
public protocol Sealer: Sendable {
    /// Whether what stands at a place is encrypted.
    func seals(_ place: TextPlace) -> Bool

    /// A text in its sealed form; parts that are sealed already stay byte for byte.
    ///
    /// - Throws: when it cannot be encrypted; the record is then not written.
    func sealed(_ text: String, at place: TextPlace) throws -> String

    /// The bytes of a file beside a record in their sealed form.
    ///
    /// - Throws: when they cannot be encrypted; nothing is then written.
    func sealed(_ bytes: [UInt8], at place: TextPlace) throws -> [UInt8]
}

/// Where a text stands that may have to be encrypted.
public struct TextPlace: Sendable, Hashable {
    /// The kind of the record it belongs to.
    public let kind: RecordKind
    /// A key of the front matter, `body`, or `output` for what a command printed.
    public let key: String
    /// The labels of the record.
    public let labels: [String]

    /// A place in a record with these labels.
    public init(_ kind: RecordKind, _ key: String, labels: [String] = []) {
        self.kind = kind
        self.key = key
        self.labels = labels
    }
}

extension Redactor {
    /// Nothing is encrypted.
    public var sealer: (any Sealer)? { nil }
}

/// The inline form of a sealed text, as names and messages have to know it.
enum SealedMark {
    /// The text for a file name or a message: one word in the place of what is sealed.
    static func readable(_ text: String) -> String {
        text.hasPrefix("«age:") ? "sealed" : text
    }
}
