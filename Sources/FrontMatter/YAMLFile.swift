/// A file that is YAML from its first line: one mapping of keys to values.
///
/// It is read whole, through the full YAML reader, and keeps the place of every value.
package struct YAMLFile: Sendable {
    /// The bytes of the file, exactly.
    package let bytes: [UInt8]
    private let pairs: [MarkedPair]

    /// Reads a file; an empty one is an empty mapping.
    ///
    /// - Throws: What is wrong with it, where, and how to mend it.
    package init(parsing bytes: [UInt8], limits: Limits = .standard) throws(FormatError) {
        guard bytes.count <= min(limits.bytes, limits.header) else {
            throw .fileTooLarge(
                bytes.count, Limits(bytes: min(limits.bytes, limits.header)))
        }
        try Self.check(bytes)
        let root = try Self.compose(bytes, limits)
        switch root.content {
        case .map(let pairs): self.pairs = pairs
        case .leaf(.null): pairs = []
        case .leaf, .list: throw .notAMapping(root.place)
        }
        self.bytes = bytes
    }

    private static func check(_ bytes: [UInt8]) throws(FormatError) {
        _ = try Characters.check(bytes)
        let span = bytes.span
        let start = Envelope.markLength(span)
        if let offset = ConflictMarkers.inText(span, start..<bytes.count, isYAML: true) {
            throw .conflict(Place(of: offset, in: bytes))
        }
        if let offset = Characters.forbidden(span, in: start..<bytes.count) {
            throw .character(Characters.scalar(span, at: offset), Place(of: offset, in: bytes))
        }
    }

    private static func compose(
        _ bytes: [UInt8], _ limits: Limits
    ) throws(FormatError) -> MarkedNode {
        let text = String(decoding: bytes[Envelope.markLength(bytes.span)...], as: UTF8.self)
        do {
            return try YAMLFallback.compose(text, limits: limits)
        } catch {
            let diagnosis = Diagnosis(bytes: bytes, end: bytes.count, limits: limits)
            throw diagnosis.explain(error, stop: nil)
        }
    }
}

extension YAMLFile {
    /// The keys in the order of the file.
    package var keys: [String] { pairs.map(\.key) }

    /// The value of a key, `nil` without the key.
    package func value(_ key: String) -> Value? {
        pairs.first { $0.key.isSameText(as: key) }?.node.value
    }

    /// Visits all fields in the order of the file.
    package func forEachField(
        _ body: (_ key: String, _ value: Value) throws -> Void
    ) rethrows {
        for pair in pairs { try body(pair.key, pair.node.value) }
    }

    /// Where a value starts; the path holds keys, and the indices of items as numbers from 0.
    package func place(of path: [String]) -> Place? { find(path)?.node.place }

    /// Where the last key of a path stands.
    package func place(ofKey path: [String]) -> Place? { find(path)?.keyPlace }

    private func find(_ path: [String]) -> MarkedPair? {
        guard let first = path.first else { return nil }
        var found = pairs.first { $0.key.isSameText(as: first) }
        for step in path.dropFirst() { found = found.flatMap { Self.child(of: $0, step) } }
        return found
    }

    private static func child(of pair: MarkedPair, _ step: String) -> MarkedPair? {
        if let items = pair.node.items, let index = Int(step), items.indices.contains(index) {
            let item = items[index]
            return MarkedPair(key: step, keyPlace: item.place, node: item)
        }
        return pair.node.pairs?.first { $0.key.isSameText(as: step) }
    }
}
