/// A value of a YAML header, as text.
///
/// Scalars carry no type: what `12:30` or `no` means is for the reader's schema to say.
/// Reading yields `null`, `scalar`, `list` and `map`; `bare` exists for writing only.
package enum Value: Hashable, Sendable {
    /// Nothing: an empty value, `~`, or a plain `null`.
    case null
    /// Text, quoted when written if another reader of YAML could take it for something else.
    case scalar(String)
    /// Text to be written without quotes: numbers, booleans, timestamps, ids.
    case bare(String)
    /// A sequence.
    case list([Value])
    /// A mapping in the order of the file.
    case map([Pair])
}

/// A key of a mapping and its value.
package struct Pair: Hashable, Sendable {
    /// The key as text.
    package var key: String
    /// The value.
    package var value: Value

    /// Joins a key and a value.
    package init(key: String, value: Value) {
        self.key = key
        self.value = value
    }
}

extension Value {
    /// The text of a scalar.
    package var text: String? {
        switch self {
        case .scalar(let text), .bare(let text): text
        case .null, .list, .map: nil
        }
    }

    /// The texts of a list of scalars.
    ///
    /// A single scalar counts as a list of one, nothing as an empty list; a list that holds
    /// anything but scalars, and a mapping, have none.
    package var strings: [String]? {
        switch self {
        case .null: return []
        case .scalar(let text), .bare(let text): return [text]
        case .map: return nil
        case .list(let items):
            let texts = items.compactMap(\.text)
            return texts.count == items.count ? texts : nil
        }
    }

    /// The items of a list.
    package var items: [Value]? {
        if case .list(let items) = self { items } else { nil }
    }

    /// The pairs of a mapping.
    package var pairs: [Pair]? {
        if case .map(let pairs) = self { pairs } else { nil }
    }

    /// The value of a mapping's key.
    package subscript(key: String) -> Value? {
        pairs?.first { $0.key.isSameText(as: key) }?.value
    }

    /// Whether two values say the same.
    ///
    /// `bare` and `scalar` texts are alike, the order of a mapping's keys doesn't matter, and
    /// text is compared scalar by scalar: a composed and a decomposed é differ.
    package func sameContent(as other: Value) -> Bool {
        switch (self, other) {
        case (.null, .null): true
        case (.list(let mine), .list(let others)):
            mine.count == others.count && zip(mine, others).allSatisfy { $0.sameContent(as: $1) }
        case (.map(let mine), .map(let others)): Self.samePairs(mine, others)
        default: Self.sameText(self, other)
        }
    }

    private static func sameText(_ left: Value, _ right: Value) -> Bool {
        guard let left = left.text, let right = right.text else { return false }
        return left.isSameText(as: right)
    }

    private static func samePairs(_ left: [Pair], _ right: [Pair]) -> Bool {
        guard left.count == right.count else { return false }
        return left.indices.allSatisfy { index in
            if left[index].key.isSameText(as: right[index].key) {
                return left[index].value.sameContent(as: right[index].value)
            }
            let twin = right.first { $0.key.isSameText(as: left[index].key) }
            return twin?.value.sameContent(as: left[index].value) ?? false
        }
    }
}

extension String {
    /// Whether both hold the same Unicode scalars; `==` would forgive a different composition.
    func isSameText(as other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }
}
