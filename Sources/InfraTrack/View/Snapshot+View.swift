import FrontMatter

extension Snapshot {
    /// Every field of a record as its file has it, absent ones with their defaults.
    ///
    /// A component's block of imported facts, which no property holds, is among them.
    public func view(of record: some Record) -> [Field] {
        var fields = record.view
        guard let component = record as? Component else { return fields }
        let place = fields.firstIndex { $0.key == "retired" } ?? fields.endIndex
        fields.insert(Field("imported", imported(component.id) ?? .null), at: place)
        return fields
    }

    /// What importers keep of what they saw of a component; `nil` when it has no such block.
    public func imported(_ key: ComponentKey) -> FieldValue? {
        componentTable[id: key].flatMap(Self.imported)
    }

    /// Every component with what importers keep of it.
    package var componentsWithImports: [(component: Component, imported: FieldValue?)] {
        componentTable.within(nil).map { ($0.record, Self.imported($0)) }
    }

    private static func imported(_ stored: Stored<Component>) -> FieldValue? {
        stored.document?.value("imported").map { FieldSchema.view("", $0) }
    }
}
