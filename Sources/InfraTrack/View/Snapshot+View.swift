import FrontMatter

extension Snapshot {
    /// Every field of a record as its file has it, absent ones with their defaults.
    ///
    /// A component's block of imported facts, which no property holds, is among them.
    public func view(of record: some Record) -> [Field] {
        var fields = record.view
        guard let component = record as? Component else { return fields }
        let value = componentTable[id: component.id]?.document?.value("imported")
        let place = fields.firstIndex { $0.key == "retired" } ?? fields.endIndex
        fields.insert(
            Field("imported", value.map { FieldSchema.view("", $0) } ?? .null), at: place)
        return fields
    }
}
