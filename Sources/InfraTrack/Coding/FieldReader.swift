package import FrontMatter

/// Reads typed fields off a document; every error names the file, the place and the cure.
///
/// Scalars are typed by the schema, never by YAML's guess. Null and absent are the same.
package struct FieldReader {
    package let document: Document
    package let path: String

    package init(_ document: Document, path: String) {
        self.document = document
        self.path = path
    }

    /// The error of one field.
    package func invalid(_ key: String, _ message: String, _ cure: String) -> LedgerError {
        let place = document.place(of: key) ?? Place(line: 1, column: 1)
        return LedgerError(
            .invalid, message, cure: cure, path: path, line: place.line, column: place.column)
    }

    /// A single text, or `nil` when absent or null.
    package func text(_ key: String) throws(LedgerError) -> String? {
        do throws(NoText) {
            return try document.text(key)
        } catch {
            throw invalid(
                key, "The value of “\(key)” is not a single text.",
                "Write one value after “\(key):”.")
        }
    }

    /// A text that must be there.
    package func required(_ key: String) throws(LedgerError) -> String {
        guard let value = try text(key), !value.isEmpty else {
            throw invalid(
                key, "The key “\(key)” is missing or empty.",
                "Add a line “\(key): …” to the front matter.")
        }
        return value
    }

    /// A value that its type reads from text.
    package func parsed<T: LosslessStringConvertible>(
        _ key: String, as type: T.Type, _ form: String
    ) throws(LedgerError) -> T? {
        guard let text = try text(key) else { return nil }
        guard let value = T(text) else { throw malformed(key, text, form) }
        return value
    }

    /// A word of a closed set.
    package func choice<T: RawRepresentable & CaseIterable>(
        _ key: String, as type: T.Type
    ) throws(LedgerError) -> T? where T.RawValue == String {
        guard let text = try text(key) else { return nil }
        guard let value = T(rawValue: text) else {
            throw malformed(
                key, text, "one of " + T.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return value
    }

    /// A list of texts; a single text counts as a list of one.
    package func texts(_ key: String) throws(LedgerError) -> [String] {
        guard let texts = document.strings(key) else {
            throw invalid(
                key, "The value of “\(key)” is not a list of texts.", "Write one “- item” a line.")
        }
        return texts
    }

    /// A list whose items their type reads from text.
    package func list<T: LosslessStringConvertible>(
        _ key: String, of type: T.Type, _ form: String
    ) throws(LedgerError) -> [T] {
        let texts = try texts(key)
        if texts.isEmpty { return [] }
        var list: [T] = []
        list.reserveCapacity(texts.count)
        for text in texts {
            guard let value = T(text) else { throw malformed(key, text, form, item: list.count) }
            list.append(value)
        }
        return list
    }

    /// A mapping of texts; nested values are refused.
    package func map(_ key: String) throws(LedgerError) -> [String: String] {
        guard let value = document.value(key), value != .null else { return [:] }
        guard case .map(let pairs) = value else {
            throw invalid(
                key, "The value of “\(key)” is not a mapping.",
                "Write indented “name: value” lines below it.")
        }
        var map: [String: String] = [:]
        for pair in pairs {
            guard pair.value == .null || pair.value.text != nil else {
                throw invalid(
                    key, "The value of “\(pair.key)” in “\(key)” is not a single text.",
                    "Write one value after it.")
            }
            map[pair.key] = pair.value.text ?? ""
        }
        return map
    }

    /// A list of mappings; a single one counts as a list of one.
    package func rows(_ key: String) throws(LedgerError) -> [Row] {
        guard let value = document.value(key), value != .null else { return [] }
        let items: [Value]
        switch value {
        case .list(let list): items = list
        case .map: items = [value]
        default:
            throw invalid(
                key, "The value of “\(key)” is not a list.",
                "Write one “- name: value” item a line.")
        }
        return items.enumerated().map { Row(value: $1, key: key, index: $0, reader: self) }
    }

    package func malformed(
        _ key: String, _ text: String, _ form: String, item: Int? = nil
    ) -> LedgerError {
        let place = item.flatMap { document.place(of: key, item: $0) } ?? document.place(of: key)
        return LedgerError(
            .invalid, "The value “\(printable(text))” of “\(key)” is not \(form).",
            cure: "Correct the value.", path: path, line: place?.line ?? 1,
            column: place?.column ?? 1)
    }
}

/// Text for a message: control characters escaped and at most 80 characters long.
package func printable(_ text: String) -> String {
    let safe = text.unicodeScalars.prefix(80).map { scalar -> String in
        scalar.properties.generalCategory == .control
            || scalar.properties.generalCategory == .format
            ? scalar.escaped(asASCII: true) : String(scalar)
    }
    return safe.joined() + (text.unicodeScalars.count > 80 ? "…" : "")
}

extension FieldReader {
    /// Reads the front matter of a file that is no record, such as a template.
    package init(parsing bytes: [UInt8], path: String) throws(LedgerError) {
        do throws(FormatError) {
            self.init(try Document(parsing: bytes), path: path)
        } catch {
            throw LedgerError(error, path: path)
        }
    }

    /// Whether a key is there.
    package func has(_ key: String) -> Bool { document.value(key) != nil }

    /// The line on which the value of a key, or an item of its list, starts.
    package func line(of key: String, item: Int? = nil) -> Int? {
        let place = item.flatMap { document.place(of: key, item: $0) } ?? document.place(of: key)
        return place?.line
    }

    /// The line after the front matter.
    package var bodyLine: Int { document.bodyPlace.line }

    /// Everything after the front matter.
    package var wholeBody: String { document.body }

    /// The text after the front matter, without the blank line that sets it off.
    package var body: String { sharedBody.string }

    /// The same, decoded when it is asked for.
    var sharedBody: SharedText { document.framedBody }
}
