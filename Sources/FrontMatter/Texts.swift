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
        switch Text.value(token, bytes) {
        case .scalar(let text), .bare(let text): .text(text)
        case .null: .nothing
        case .list, .map: .other
        }
    }

    static func open() -> Items { Items() }

    static func add(
        _ item: Output, key: Token?, lines: Range<Int>, to items: inout Items, _ bytes: Span<UInt8>
    ) {
        if key == nil, case .text(let text) = item {
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
