/// Why a text is no front matter document, where, and what to do about it.
package struct FormatError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of fault it is.
    package var code: Code
    /// Where it is.
    package var place: Place
    /// What is wrong, a full sentence.
    package var message: String
    /// How to mend it, a full sentence.
    package var cure: String

    /// Describes a fault.
    package init(_ code: Code, at place: Place, message: String, cure: String) {
        self.code = code
        self.place = place
        self.message = message
        self.cure = cure
    }

    /// The form `line:column: message cure`.
    package var description: String { "\(place): \(message) \(cure)" }
}

extension FormatError {
    /// The kind of a fault; more may be added.
    package struct Code: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
        /// The stable name.
        package let rawValue: String

        /// Names a kind.
        package init(rawValue: String) { self.rawValue = rawValue }

        /// The stable name.
        package var description: String { rawValue }

        /// The file does not start with `---`.
        package static let noFrontMatter = Code(rawValue: "no-front-matter")
        /// The header has no closing `---`.
        package static let unclosed = Code(rawValue: "unclosed")
        /// The file is not UTF-8 text.
        package static let notUTF8 = Code(rawValue: "not-utf8")
        /// A merge left its markers in the file.
        package static let conflictMarkers = Code(rawValue: "conflict-markers")
        /// A limit of size is exceeded.
        package static let tooLarge = Code(rawValue: "too-large")
        /// The header nests too deeply.
        package static let tooDeep = Code(rawValue: "too-deep")
        /// Aliases stand for too much, or for nothing.
        package static let aliases = Code(rawValue: "aliases")
        /// A key is there twice.
        package static let duplicateKey = Code(rawValue: "duplicate-key")
        /// The header is not YAML.
        package static let syntax = Code(rawValue: "syntax")
        /// A tab stands where YAML wants spaces.
        package static let tabs = Code(rawValue: "tabs")
        /// The header is a list or a text.
        package static let notAMapping = Code(rawValue: "not-a-mapping")
        /// A character that no text file should hold.
        package static let controlCharacter = Code(rawValue: "control-character")
        /// An edit can't be written so that it reads back as it was meant.
        package static let unrepresentable = Code(rawValue: "unrepresentable")
    }
}
