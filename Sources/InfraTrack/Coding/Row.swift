package import FrontMatter

/// One item of a list of mappings.
package struct Row {
    package let value: Value
    let key: String
    let index: Int
    let reader: FieldReader

    /// The text when the item is a plain text instead of a mapping.
    package var plain: String? { value.text }

    /// The text of one name, or `nil` when absent or null.
    package func text(_ name: String) throws(LedgerError) -> String? {
        guard let value = value[name], value != .null else { return nil }
        guard let text = value.text else {
            throw malformed("a mapping whose “\(name)” is a single text")
        }
        return text
    }

    /// A text that must be there.
    package func required(_ name: String) throws(LedgerError) -> String {
        guard let text = try text(name) else { throw malformed("a mapping with “\(name)”") }
        return text
    }

    /// A value that its type reads from text.
    package func parsed<T: LosslessStringConvertible>(
        _ name: String, as type: T.Type, _ form: String
    ) throws(LedgerError) -> T {
        guard let value = T(try required(name)) else {
            throw malformed("a mapping whose “\(name)” is \(form)")
        }
        return value
    }

    package func malformed(_ form: String) -> LedgerError {
        let place = reader.document.place(of: key, item: index) ?? reader.document.place(of: key)
        return LedgerError(
            .invalid, "Item \(index + 1) of “\(key)” is not \(form).", cure: "Correct the item.",
            path: reader.path, line: place?.line ?? 1, column: place?.column ?? 1)
    }
}
