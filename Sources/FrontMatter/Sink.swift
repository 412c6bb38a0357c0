/// What the scanner makes of the values it recognises.
///
/// One grammar serves three ends: skipping (at open), values (when asked) and places (to edit).
protocol Sink {
    associatedtype Output
    associatedtype Items
    static func scalar(_ token: Token, _ bytes: Span<UInt8>) -> Output
    static func open() -> Items
    static func add(
        _ item: Output, key: Token?, lines: Range<Int>, to items: inout Items, _ bytes: Span<UInt8>)
    static func close(_ items: consuming Items, _ token: Token) -> Output
}

/// Recognises and keeps the extent only.
enum Extents: Sink {
    @inline(__always)
    static func scalar(_ token: Token, _ bytes: Span<UInt8>) -> Token { token }
    @inline(__always)
    static func open() {}
    @inline(__always)
    static func add(
        _ item: Token, key: Token?, lines: Range<Int>, to items: inout Void, _ bytes: Span<UInt8>
    ) {}
    @inline(__always)
    static func close(_ items: consuming Void, _ token: Token) -> Token { token }
}

/// Builds values.
enum Values: Sink {
    struct Items {
        var list: [Value] = []
        var map: [Pair] = []
    }

    static func scalar(_ token: Token, _ bytes: Span<UInt8>) -> Value { Text.value(token, bytes) }

    static func open() -> Items { Items() }

    static func add(
        _ item: Value, key: Token?, lines: Range<Int>, to items: inout Items, _ bytes: Span<UInt8>
    ) {
        if let key {
            items.map.append(Pair(key: Text.string(key, bytes), value: item))
        } else {
            items.list.append(item)
        }
    }

    static func close(_ items: consuming Items, _ token: Token) -> Value {
        switch token.style {
        case .blockMap, .emptyMap: .map(items.map)
        default: .list(items.list)
        }
    }
}

/// Builds nodes with their places.
enum Nodes: Sink {
    static func scalar(_ token: Token, _ bytes: Span<UInt8>) -> Node { Node(token: token) }

    static func open() -> [Entry] { [] }

    static func add(
        _ item: Node, key: Token?, lines: Range<Int>, to items: inout [Entry], _ bytes: Span<UInt8>
    ) {
        items.append(Entry(key: key, lines: lines, node: item))
    }

    static func close(_ items: consuming [Entry], _ token: Token) -> Node {
        Node(token: token, entries: items)
    }
}
