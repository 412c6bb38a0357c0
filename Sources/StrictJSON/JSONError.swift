/// Why a text is no JSON that is read here: what, where, and how to mend it.
///
/// Messages never repeat the text, which may hold secrets.
package struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, a full sentence.
    package let message: String
    /// How to mend it, a full sentence.
    package let cure: String
    /// Where it is wrong, when a place is concerned.
    package let place: JSON.Place?
    /// Whether the text is beyond a bound, and not malformed.
    package let isTooLarge: Bool

    init(_ message: String, cure: String, at place: JSON.Place?, isTooLarge: Bool = false) {
        self.message = message
        self.cure = cure
        self.place = place
        self.isTooLarge = isTooLarge
    }

    /// `line:column: message cure`.
    package var description: String {
        let prefix = place.map { "\($0.line):\($0.column): " } ?? ""
        return "\(prefix)\(message) \(cure)"
    }
}
