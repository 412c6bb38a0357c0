extension Document {
    /// Gives a key a value, changing the bytes of that field and no others.
    ///
    /// A value that says the same as the present one changes nothing. A new key is inserted before
    /// the first key that comes later in `order`, else at the header's end.
    ///
    /// - Throws: `unrepresentable` if the result would not read back as meant; the document is
    ///   then unchanged.
    package mutating func set(
        _ key: String, to value: Value, order: [String] = []
    ) throws(FormatError) {
        guard let index = index(of: key) else { return try insert(key, value, order) }
        guard !self.value(at: index).sameContent(as: value) else { return }
        var expected = content
        expected[index].value = value
        let candidates = FieldEdit(document: self, index: index).candidates(for: value)
        try accept(candidates, expecting: expected, key)
    }

    /// Removes a key with its lines; without the key nothing changes.
    ///
    /// - Throws: `unrepresentable` if the rest would not read back as it was, say because of an
    ///   anchor that another value needs.
    package mutating func remove(_ key: String) throws(FormatError) {
        guard let index = index(of: key) else { return }
        var expected = content
        expected.remove(at: index)
        let field = fields[index]
        let candidates = field.lineStart >= 0 ? [[Patch(field.lines, [])]] : []
        try accept(candidates, expecting: expected, key)
    }

    private mutating func insert(
        _ key: String, _ value: Value, _ order: [String]
    ) throws(FormatError) {
        let index = insertionIndex(key, order)
        var expected = content
        expected.insert(Pair(key: key, value: value), at: index)
        var writer = Writer(lineEnding: envelope.lineEnding)
        writer.put(Scalars.key(key) + ":")
        if let inline = Scalars.inline(value) {
            writer.put(" " + inline)
            writer.endLine()
        } else {
            writer.endLine()
            writer.block(value, indent: indent(for: value))
        }
        let offset = insertionOffset(index)
        let candidates = offset.map { [[Patch($0..<$0, writer.output)]] } ?? []
        try accept(candidates, expecting: expected, key)
    }

    private func insertionIndex(_ key: String, _ order: [String]) -> Int {
        guard let rank = order.firstIndex(of: key) else { return fields.count }
        let later = order[(rank + 1)...]
        return fields.indices.first { later.contains(self.key(at: $0)) } ?? fields.count
    }

    /// Before a field and the comment lines right above it, which are about it.
    private func insertionOffset(_ index: Int) -> Int? {
        guard index < fields.count else { return envelope.fence }
        guard fields[index].lineStart >= 0 else { return nil }
        let floor = index > 0 ? Int(fields[index - 1].lineEnd) : envelope.header
        var offset = Int(fields[index].lineStart)
        while offset > floor {
            let above = Lines.start(bytes.span, of: offset - 1)
            guard above >= floor, bytes[above] == ASCII.hash else { break }
            offset = above
        }
        return offset
    }
}

// MARK: Acceptance

extension Document {
    /// All fields as pairs.
    var content: [Pair] {
        fields.indices.map { Pair(key: key(at: $0), value: value(at: $0)) }
    }

    /// Takes the first change that reads back as it was meant.
    private mutating func accept(
        _ candidates: [[Patch]], expecting content: [Pair], _ key: String
    ) throws(FormatError) {
        for patches in candidates {
            let edited = Patch.apply(patches, to: bytes)
            do throws(FormatError) {
                let document = try Document(parsing: edited, limits: limits)
                guard document.holds(content, bodyOf: self) else { continue }
                self = document
                return
            } catch {
                guard error.code != .tooLarge, error.code != .tooDeep else { throw error }
            }
        }
        throw .unrepresentable(
            place(of: key) ?? Place(line: 1, column: 1),
            "The key `\(key)` can't be changed here without touching other lines.",
            "Write each key on a line of its own, without anchors and aliases.")
    }

    private func holds(_ content: [Pair], bodyOf other: Document) -> Bool {
        holds(content) && bytes[envelope.body...] == other.bytes[other.envelope.body...]
    }

    /// Whether these are the fields, in this order.
    func holds(_ content: [Pair]) -> Bool {
        let mine = self.content
        return mine.count == content.count
            && zip(mine, content).allSatisfy { mine, other in
                mine.key.isSameText(as: other.key) && mine.value.sameContent(as: other.value)
            }
    }
}
