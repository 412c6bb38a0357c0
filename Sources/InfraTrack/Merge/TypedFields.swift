import FrontMatter

/// A document's values as a record of its kind writes them: a time that is read is text, and text
/// that looks like a time would be quoted.
struct TypedFields {
    private let values: [String: Value]

    init(_ document: Document, path: String) {
        switch Layout.kindWithin(path) {
        case .task?: values = Self.read(TaskRecord.self, document, path)
        case .component?: values = Self.read(Component.self, document, path)
        case .alert?: values = Self.read(AlertRecord.self, document, path)
        case .command?: values = Self.read(CommandRecord.self, document, path)
        case .time?: values = Self.read(TimeEntry.self, document, path)
        case .runbook?: values = Self.read(Runbook.self, document, path)
        case .invoice?: values = Self.read(InvoiceRecord.self, document, path)
        case nil: values = [:]
        }
    }

    private static func read<R: StoredRecord>(
        _ type: R.Type, _ document: Document, _ path: String
    ) -> [String: Value] {
        let start = path.firstRange(of: R.kind.folder + "/")?.lowerBound ?? path.startIndex
        let fields = FieldReader(document, path: String(path[start...]))
        guard let record = try? R(reading: fields) else { return [:] }
        return Dictionary(record.fields, uniquingKeysWith: { $1 })
    }

    /// The value to write for one that was read.
    func typed(_ key: String, _ value: Value) -> Value {
        guard let typed = values[key], typed.sameContent(as: value) else { return value }
        return typed
    }
}
