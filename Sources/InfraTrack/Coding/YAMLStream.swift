import FrontMatter

/// A text of several YAML documents, such as a catalogue.
package enum YAMLStream {
    /// One document: a mapping, and the line it begins at.
    package struct Document: Sendable, Hashable {
        /// The mapping.
        package let value: FieldValue
        /// Its first line in the text, from 1.
        package let line: Int
    }

    /// Reads every document that is not empty; each is bounded as a record's header is.
    ///
    /// A line that begins with `---` or `...` always ends a document: no scalar may hold one.
    ///
    /// - Throws: ``LedgerError`` with the place, for what is no YAML or no mapping.
    package static func documents(_ bytes: [UInt8]) throws(LedgerError) -> [Document] {
        var documents: [Document] = []
        for (line, text) in parts(bytes) {
            do throws(FormatError) {
                let file = try YAMLFile(parsing: text)
                guard !file.keys.isEmpty else { continue }
                var fields: [Field] = []
                file.forEachField { fields.append(Field($0, FieldSchema.view("", $1))) }
                documents.append(Document(value: .map(fields), line: line))
            } catch {
                throw LedgerError(
                    .invalid, error.message, cure: error.cure, line: error.place.line + line - 1,
                    column: error.place.column)
            }
        }
        return documents
    }

    private static func parts(_ bytes: [UInt8]) -> [(line: Int, text: [UInt8])] {
        var parts: [(line: Int, text: [UInt8])] = [(1, [])]
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            if isMark(line, "---") {
                // What follows the mark is of the new document.
                parts.append((index + 1, [0x20, 0x20, 0x20] + line.dropFirst(3) + [0x0A]))
            } else if isMark(line, "...") {
                parts.append((index + 2, []))
            } else if line.first == UInt8(ascii: "%"), parts[parts.count - 1].text.isEmpty {
                parts[parts.count - 1].line += 1
            } else {
                parts[parts.count - 1].text += line + [0x0A]
            }
        }
        return parts
    }

    private static func isMark(_ line: ArraySlice<UInt8>, _ mark: StaticString) -> Bool {
        guard line.starts(with: Array(mark.description.utf8)) else { return false }
        let next = line.dropFirst(3).first
        return next == nil || next == 0x20 || next == 0x09 || next == 0x0D
    }
}
