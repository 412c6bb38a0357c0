extension Record {
    /// Every field of the format in canonical order, absent ones with their defaults.
    ///
    /// Components and runbooks, whose names are their paths, begin with `key` and `name`.
    public var view: [Field] {
        guard let record = self as? any StoredRecord else { return [] }
        return record.fieldView
    }
}

extension StoredRecord {
    fileprivate var fieldView: [Field] {
        var writer = FieldWriter()
        write(to: &writer)
        let fields = Self.keyOrder.filter { $0 != "imported" }.map { key in
            Field(
                key,
                writer.values[key].map { FieldSchema.view(key, $0) }
                    ?? FieldSchema.absent(key, Self.kind))
        }
        return switch Self.kind {
        case .component: [Field("key", .text(name))] + fields
        case .runbook: [Field("name", .text(name))] + fields
        default: fields
        }
    }
}
