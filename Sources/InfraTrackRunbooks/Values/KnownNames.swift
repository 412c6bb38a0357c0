import InfraTrack

/// The names that components and hosts go by.
///
/// Those of the story are known whatever they are; those of other components only when they look
/// like a machine's, since a word such as `dns` or `shop` means much else in a command.
struct KnownNames {
    private var kinds: [String: ValueKind] = [:]
    private let snapshot: Snapshot

    init(components: [ComponentKey], hosts: [String], _ snapshot: Snapshot) {
        self.snapshot = snapshot
        for host in hosts { add(host, .host) }
        // A later component takes no name from an earlier one.
        for key in components.reversed() {
            let record = snapshot.component(key)
            let kind = Self.kind(key, record)
            let names =
                [String(key.name), record?.displayName].compactMap { $0 }
                + (record?.aliases ?? []) + (record?.identifiers.values.sorted() ?? [])
            for name in names { add(name, kind) }
        }
    }

    private static func kind(_ key: ComponentKey, _ record: Component?) -> ValueKind {
        .component(key, kind: record?.componentKind ?? "component")
    }

    private mutating func add(_ name: String, _ kind: ValueKind) {
        let isToken = name.utf8.allSatisfy {
            Pattern.isLetter($0) || Pattern.isDigit($0) || "-._:/".utf8.contains($0)
        }
        guard name.utf8.count >= 3, isToken else { return }
        kinds[name] = kind
    }

    func kind(_ bytes: Pattern.Bytes) -> ValueKind? {
        guard (3...253).contains(bytes.count) else { return nil }
        let name = String(decoding: bytes, as: UTF8.self)
        if let kind = kinds[name] { return kind }
        guard bytes.contains(where: Pattern.isDigit),
            bytes.contains(where: { $0 == 0x2D || $0 == 0x2E }),
            bytes.contains(where: Pattern.isLetter), !bytes.contains(0x2F)
        else { return nil }
        let keys = snapshot.componentKeys(alias: name)
        guard keys.count == 1, let key = keys.first else { return nil }
        return Self.kind(key, snapshot.component(key))
    }

    /// Whether a name is a word that programs may have for a verb.
    static func isWord(_ bytes: Pattern.Bytes) -> Bool { bytes.allSatisfy(Pattern.isLetter) }
}
