import StrictJSON

/// Why a listing could not be read: what, where, and how to mend it.
///
/// Messages never repeat text of the listing, which may hold secrets.
public struct InventoryError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure, an open set.
    public let code: Code
    /// What is wrong, a full sentence.
    public let message: String
    /// How to mend it, a full sentence.
    public let cure: String
    /// The line in the listing, from 1, when a place is concerned.
    public let line: Int?
    /// The column in the line in bytes, from 1.
    public let column: Int?

    /// Makes an error.
    public init(
        _ code: Code, _ message: String, cure: String, line: Int? = nil, column: Int? = nil
    ) {
        self.code = code
        self.message = message
        self.cure = cure
        self.line = line
        self.column = column
    }

    init(_ code: Code, _ message: String, cure: String, at place: JSON.Place) {
        self.init(code, message, cure: cure, line: place.line, column: place.column)
    }

    init(_ error: JSONError) {
        self.init(
            error.isTooLarge ? .tooLarge : .malformed, error.message, cure: error.cure,
            line: error.place?.line, column: error.place?.column)
    }

    /// `line:column: message cure`.
    public var description: String {
        let numbers = [line, column].compactMap { $0.map(String.init) }
        let place = numbers.isEmpty ? "" : numbers.joined(separator: ":") + ": "
        return "\(place)\(message) \(cure)"
    }
}

extension InventoryError {
    /// A kind of failure; sources may add their own.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The name, such as `malformed`.
        public let description: String

        /// Names a kind.
        public init(_ name: String) { description = name }

        /// The bytes are no JSON or YAML.
        public static let malformed = Code("malformed")
        /// It is read, and is not what the source prints.
        public static let unexpected = Code("unexpected")
        /// The format has a version, or a form, that nobody here reads.
        public static let unsupported = Code("unsupported")
        /// There is more of something than is read.
        public static let tooLarge = Code("too-large")
        /// No source has that name.
        public static let unknownSource = Code("unknown-source")
    }
}
