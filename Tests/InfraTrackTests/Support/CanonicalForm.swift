import FrontMatter
import InfraTrack

/// What a writer would make of a record's file: its bytes when the file is in canonical form.
enum CanonicalForm {
    static func bytes(_ path: String, _ bytes: [UInt8]) throws -> [UInt8] {
        let document = try Document(parsing: bytes)
        var fields = try fields(path, bytes)
        for (index, key) in try order(path).enumerated() where !fields.map(\.0).contains(key) {
            guard let value = document.value(key) else { continue }
            let later = try order(path)[index...]
            let place = fields.firstIndex { later.contains($0.0) } ?? fields.endIndex
            fields.insert((key, typed(value, key)), at: place)
        }
        let body = document.body
        let trimmed = body.hasPrefix("\n") ? String(body.dropFirst()) : body
        let text = trimmed.isEmpty ? "" : "\n" + trimmed
        return try Document.render(fields.map { ($0.0, sorted($0.1)) }, body: text).bytes
    }

    private static func fields(_ path: String, _ bytes: [UInt8]) throws -> [(String, Value)] {
        switch LoadedFile(path, bytes, nil) {
        case .task(let stored): stored.record.fields
        case .component(let stored): stored.record.fields
        case .alert(let stored): stored.record.fields
        case .command(let stored): stored.record.fields
        case .time(let stored): stored.record.fields
        case .runbook(let stored): stored.record.fields
        case .invoice(let stored): stored.record.fields
        case .unreadable(let file): throw Unread(finding: file.finding)
        }
    }

    struct Unread: Error { let finding: Finding }

    private static func order(_ path: String) throws -> [String] {
        switch Layout.kind(ofPath: path) {
        case .task: TaskRecord.keyOrder
        case .component: Component.keyOrder
        case .alert: AlertRecord.keyOrder
        case .command: CommandRecord.keyOrder
        case .time: TimeEntry.keyOrder
        case .runbook: Runbook.keyOrder
        case .invoice: InvoiceRecord.keyOrder
        case nil: []
        }
    }

    private static let numbers: Set<String> = ["seconds", "increment", "minimum"]

    /// A value that no type of ours holds, with its numbers written plain.
    private static func typed(_ value: Value, _ key: String) -> Value {
        switch value {
        case .scalar(let text) where numbers.contains(key): .bare(text)
        case .list(let items): .list(items.map { typed($0, key) })
        case .map(let pairs):
            .map(pairs.map { Pair(key: $0.key, value: typed($0.value, $0.key)) })
        default: value
        }
    }

    private static func sorted(_ value: Value) -> Value {
        guard case .list(let items) = value, items.allSatisfy({ $0.text != nil }) else {
            return value
        }
        return .list(
            items.sorted {
                ($0.text ?? "").utf8.lexicographicallyPrecedes(($1.text ?? "").utf8)
            })
    }
}
