extension Component {
    /// Applies an edit of a type of relation; says whether it is one.
    mutating func relate(_ edit: FieldEdit) throws(LedgerError) -> Bool {
        guard let type = RelationType(rawValue: edit.key), type != .dependsOn else { return false }
        switch edit {
        case .set(_, let text):
            relations.removeAll { $0.type == type }
            if !text.isEmpty { relations.append(try Self.relation(type, text)) }
        case .add(_, let text):
            let relation = try Self.relation(type, text)
            if !relations.contains(relation) { relations.append(relation) }
        case .remove(_, let text):
            let relation = try Self.relation(type, text)
            guard relations.contains(relation) else {
                throw LedgerError(
                    .missing, "“\(printable(text))” is not in “\(type.rawValue)”.",
                    cure: "See “infratrack component show \(id)”.")
            }
            relations.removeAll { $0 == relation }
        }
        return true
    }

    private static func relation(
        _ type: RelationType, _ text: String
    ) throws(LedgerError) -> Relation {
        guard let target = ComponentKey(text) else {
            throw LedgerError(
                .invalid,
                "The value “\(printable(text))” of “\(type.rawValue)” is not \(Form.key).",
                cure: "Correct the value.")
        }
        return Relation(type, target)
    }

    /// Applies an edit of one identifier; says whether it is one.
    mutating func identify(_ edit: FieldEdit) -> Bool {
        let prefix = "identifiers."
        guard case .set(let key, let text) = edit, key.hasPrefix(prefix), key != prefix else {
            return false
        }
        identifiers[String(key.dropFirst(prefix.count))] = text.isEmpty ? nil : text
        return true
    }
}
