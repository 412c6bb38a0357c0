/// What the full YAML reader objects to, before it is put into words.
struct YAMLFault: Error {
    enum Kind {
        case syntax(problem: String)
        case duplicate(keys: [String])
        case aliases(String)
        case tooDeep
        case tooManyEntries
        case keyIsNoText
    }

    var kind: Kind
    /// Where it is, if known.
    var place: Place?
    /// Where the thing began that went wrong, say an opening quote.
    var origin: Place?
}

/// A value with the place where it starts.
struct MarkedNode: Sendable {
    enum Content: Sendable {
        case leaf(Value)
        case list([MarkedNode])
        case map([MarkedPair])
    }

    var place: Place
    var content: Content

    /// The value without its places.
    var value: Value {
        switch content {
        case .leaf(let value): value
        case .list(let nodes): .list(nodes.map(\.value))
        case .map(let pairs): .map(pairs.map { Pair(key: $0.key, value: $0.node.value) })
        }
    }

    /// The pairs of a mapping.
    var pairs: [MarkedPair]? {
        if case .map(let pairs) = content { pairs } else { nil }
    }

    /// The items of a list.
    var items: [MarkedNode]? {
        if case .list(let nodes) = content { nodes } else { nil }
    }
}

/// A key and a value with their places.
struct MarkedPair: Sendable {
    var key: String
    var keyPlace: Place
    var node: MarkedNode
}
