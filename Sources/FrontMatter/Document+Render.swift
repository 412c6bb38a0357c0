extension Document {
    /// A new document in canonical form: one key a line in the order given.
    ///
    /// - Throws: `unrepresentable` if it would not read back as it was meant, else the fault found
    ///   on reading it back: a key given twice, too many bytes, conflict markers in the body.
    package static func render(
        _ fields: [(String, Value)], body: String
    ) throws(FormatError) -> Document {
        var writer = Writer()
        writer.put("---\n")
        for (key, value) in fields { writer.pair(key, value, indent: 0) }
        writer.put("---\n" + body)
        let document = try Document(parsing: writer.output)
        let content = fields.map { Pair(key: $0.0, value: $0.1) }
        guard document.holds(content), document.body.isSameText(as: body) else {
            throw .unrepresentable(
                Place(line: 1, column: 1),
                "The fields can't be written as front matter that reads back the same.",
                "Use shorter keys and values without exotic characters.")
        }
        return document
    }
}
