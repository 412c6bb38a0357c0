/// The ways to change one field of a document, the smallest change first.
struct FieldEdit {
    let document: Document
    let index: Int

    private var field: Field { document.fields[index] }
    private var bytes: [UInt8] { document.bytes }

    /// Patches to try in turn; none if the field has no lines of its own.
    func candidates(for new: Value) -> [[Patch]] {
        guard field.lineStart >= 0 else { return [] }
        let whole = [[Patch(field.lines, lines(new))]]
        let edit = NodeEdit(bytes: bytes, lineEnding: document.envelope.lineEnding)
        guard let node = document.scan(field, Nodes.self),
            let small = edit.patches(node, from: document.value(at: index), to: new)
        else { return whole }
        return [small] + whole
    }

    /// The field written anew; a comment on the key's line stays.
    private func lines(_ new: Value) -> [UInt8] {
        var writer = Writer(lineEnding: document.envelope.lineEnding)
        writer.put(keyText)
        writer.put(":")
        let inline = Scalars.inline(new)
        if let inline { writer.put(" " + inline) }
        writer.put(comment)
        writer.endLine()
        if inline == nil { writer.block(new, indent: document.indent(for: new)) }
        return writer.output
    }

    private var keyText: [UInt8] {
        guard field.key.style != .foreign else {
            return Array(Scalars.key(document.key(at: index)).utf8)
        }
        return Array(bytes[field.key.range])
    }

    private var comment: ArraySlice<UInt8> {
        guard field.key.style != .foreign else { return [] }
        let start = field.value.style.isInline ? field.value.upper : field.key.upper + 1
        let rest = bytes[start..<Lines.end(bytes.span, of: start)]
        return rest.contains(ASCII.hash) ? rest : []
    }
}

extension Document {
    /// The indentation of a new block: as the file's lists have it, or two spaces.
    func indent(for value: Value) -> Int {
        guard case .list = value,
            let list = fields.first(where: { $0.value.style == .blockList })
        else { return 2 }
        return list.value.lower - Lines.start(bytes.span, of: list.value.lower)
    }
}
