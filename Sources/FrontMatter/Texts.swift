/// Builds lists of texts without a value for each item; most lists are such lists.
enum Texts: Sink {
    enum Output {
        case nothing
        case text(String)
        case list([String])
        /// A mapping, or a list that holds anything but texts.
        case other
    }

    struct Items {
        var texts: [String] = []
        var isFlat = true
    }

    static func scalar(_ token: Token, _ bytes: Span<UInt8>) -> Output {
        Text.isNull(token, bytes) ? .nothing : .text(Text.string(token, bytes))
    }

    static func open() -> Items { Items() }

    static func add(
        _ item: Output, key: Token?, lines: Range<Int>, to items: inout Items, _ bytes: Span<UInt8>
    ) {
        if key == nil, case .text(let text) = item {
            if items.texts.isEmpty { items.texts.reserveCapacity(2) }
            items.texts.append(text)
        } else {
            items.isFlat = false
        }
    }

    static func close(_ items: consuming Items, _ token: Token) -> Output {
        switch token.style {
        case .blockList, .flowList: items.isFlat ? .list(items.texts) : .other
        default: .other
        }
    }
}
