/// The faults of a file as a whole.
extension FormatError {
    static func notUTF8(_ place: Place) -> FormatError {
        FormatError(
            .notUTF8, at: place, message: "The file is not UTF-8 text from here on.",
            cure: "Save it as UTF-8.")
    }

    static func fileTooLarge(_ size: Int, _ limits: Limits) -> FormatError {
        FormatError(
            .tooLarge, at: Place(line: 1, column: 1),
            message: "The file has \(size) bytes; \(limits.bytes) are the limit.",
            cure: "Move long output to a file of its own.")
    }

    static func headerTooLarge(_ place: Place, _ limits: Limits) -> FormatError {
        FormatError(
            .tooLarge, at: place, message: "The header has more than \(limits.header) bytes.",
            cure: "Move long text below the closing `---`.")
    }

    static func tooManyEntries(_ place: Place, _ limits: Limits) -> FormatError {
        FormatError(
            .tooLarge, at: place,
            message: "The header has more than \(limits.entries) keys and list items.",
            cure: "Move the data to a file of its own.")
    }

    static func tooDeep(_ place: Place, _ limits: Limits) -> FormatError {
        FormatError(
            .tooDeep, at: place,
            message: "Lists and mappings nest more than \(limits.depth) levels deep here.",
            cure: "Write them flatter.")
    }

    static func conflict(_ place: Place) -> FormatError {
        FormatError(
            .conflictMarkers, at: place, message: "A merge conflict was left in the file.",
            cure: "Choose between the two sides and delete the marker lines "
                + "`<<<<<<<`, `=======` and `>>>>>>>`.")
    }

    static func character(_ scalar: Unicode.Scalar, _ place: Place) -> FormatError {
        let name = Writer.hexadecimal(scalar.value, digits: 4)
        let cure =
            scalar == "\0"
            ? "Delete it, or keep binary data in a file of its own."
            : "Delete it, or write it as an escape in double quotes: \"\\u\(name)\"."
        return FormatError(
            .controlCharacter, at: place,
            message: "The character U+\(name.uppercased()) stands here.", cure: cure)
    }

    static func duplicate(_ key: String, _ place: Place, first: Place) -> FormatError {
        FormatError(
            .duplicateKey, at: place,
            message: "The key `\(key)` is on line \(first.line) already.",
            cure: "Keep one of the two lines.")
    }

    static func notAMapping(_ place: Place) -> FormatError {
        FormatError(
            .notAMapping, at: place, message: "This is not a mapping of keys to values.",
            cure: "Write one `key: value` a line.")
    }

    static func aliases(_ place: Place, _ message: String) -> FormatError {
        FormatError(
            .aliases, at: place, message: message,
            cure: "Write the values out instead of using `&` and `*`.")
    }

    static func syntax(_ place: Place, _ message: String, _ cure: String) -> FormatError {
        FormatError(.syntax, at: place, message: message, cure: cure)
    }

    static func unrepresentable(_ place: Place, _ message: String, _ cure: String) -> FormatError {
        FormatError(.unrepresentable, at: place, message: message, cure: cure)
    }
}
