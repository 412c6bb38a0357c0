/// A value that is no single text.
package struct NoText: Error {}

extension Document {
    /// The keys in the order of the file.
    package var keys: [String] { fields.indices.map(key(at:)) }

    /// The value of a key, `nil` without the key.
    package func value(_ key: String) -> Value? {
        // No closure here: it would copy the document for each field of each record.
        guard let index = index(of: key) else { return nil }
        return value(at: index)
    }

    /// The text of a scalar: nothing without the key, and nothing for a null.
    ///
    /// - Throws: ``NoText`` for a list or a mapping.
    package func text(_ key: String) throws(NoText) -> String? {
        guard let index = index(of: key) else { return nil }
        let token = fields[index].value
        if foreign == nil, token.style.isScalar {
            return Text.isNull(token, bytes.span) ? nil : Text.string(token, bytes.span)
        }
        switch value(at: index) {
        case .null: return nil
        case .scalar(let text), .bare(let text): return text
        case .list, .map: throw NoText()
        }
    }

    /// The texts of a list of scalars, as ``Value/strings`` has them; empty without the key.
    package func strings(_ key: String) -> [String]? {
        guard let index = index(of: key) else { return [] }
        guard foreign == nil, !fields[index].value.style.isScalar else {
            return value(at: index).strings
        }
        switch scan(fields[index], Texts.self) {
        case nil, .nothing: return []
        case .text(let text): return [text]
        case .list(let texts): return texts
        case .other: return nil
        }
    }

    /// Visits all fields in the order of the file.
    package func forEachField(
        _ body: (_ key: String, _ value: Value) throws -> Void
    ) rethrows {
        for index in fields.indices { try body(key(at: index), value(at: index)) }
    }

    func index(of key: String) -> Int? {
        if foreign != nil { return fields.indices.first { isKey(key, at: $0) } }
        let wanted = key.utf8.span
        for index in fields.indices where isKey(key, wanted, at: index) { return index }
        return nil
    }

    func key(at index: Int) -> String {
        if let foreign { return foreign[index].key }
        return Text.string(fields[index].key, bytes.span)
    }

    func value(at index: Int) -> Value {
        if let foreign { return foreign[index].node.value }
        let field = fields[index]
        if field.value.style.isScalar { return Text.value(field.value, bytes.span) }
        return scan(field, Values.self) ?? .null
    }

    /// Reads a field's value again, for what the sink makes of it.
    func scan<S: Sink>(_ field: Field, _ sink: S.Type) -> S.Output? {
        guard field.value.style != .foreign else { return nil }
        var scanner = Scanner(
            from: Int(field.lineStart), to: Int(field.lineEnd), isFenced: false, limits: limits)
        scanner.at = field.key.upper + 1
        do {
            return try scanner.mapValue(bytes.span, sink, keyIndent: 0)
        } catch {
            return nil
        }
    }

    private func isKey(_ key: String, at index: Int) -> Bool {
        foreign?[index].key.isSameText(as: key) ?? isKey(key, key.utf8.span, at: index)
    }

    /// Compares lengths before bytes: most keys differ in it.
    private func isKey(_ key: String, _ wanted: Span<UInt8>, at index: Int) -> Bool {
        let token = fields[index].key
        guard token.style == .plain else {
            return Text.string(token, bytes.span).isSameText(as: key)
        }
        guard Int(token.upper - token.lower) == wanted.count else { return false }
        let start = Int(token.lower)
        for offset in 0..<wanted.count where bytes[start + offset] != wanted[offset] {
            return false
        }
        return true
    }
}
