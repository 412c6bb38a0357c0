import InfraTrack

/// The names that the components of a story and their hosts go by.
struct KnownNames {
    private var kinds: [String: ValueKind] = [:]

    init(components: [ComponentKey], hosts: [String], _ snapshot: Snapshot) {
        for host in hosts { add(host, .host) }
        // A later component takes no name from an earlier one.
        for key in components.reversed() {
            let record = snapshot.component(key)
            let kind = ValueKind.component(key, kind: record?.componentKind ?? "component")
            let names =
                [String(key.name), record?.displayName].compactMap { $0 }
                + (record?.aliases ?? []) + (record?.identifiers.values.sorted() ?? [])
            for name in names { add(name, kind) }
        }
    }

    private mutating func add(_ name: String, _ kind: ValueKind) {
        let isToken = name.utf8.allSatisfy {
            Pattern.isLetter($0) || Pattern.isDigit($0) || "-._:/".utf8.contains($0)
        }
        guard name.utf8.count >= 3, isToken else { return }
        kinds[name] = kind
    }

    func kind(_ bytes: Pattern.Bytes) -> ValueKind? {
        guard !kinds.isEmpty, (3...253).contains(bytes.count) else { return nil }
        return kinds[String(decoding: bytes, as: UTF8.self)]
    }
}
