package import FrontMatter

/// Collects the fields of a record; absent values leave no key.
package struct FieldWriter {
    package private(set) var values: [String: Value] = [:]

    package init() {}

    /// Free text, quoted where YAML would misread it, and redacted on its way in.
    package mutating func text(_ key: String, _ value: String?) {
        if let value { values[key] = .scalar(value) }
    }

    /// Text of our own making: an id, a number, a time, a word of a closed set.
    package mutating func bare(_ key: String, _ value: (some CustomStringConvertible)?) {
        if let value { values[key] = .bare(value.description) }
    }

    /// A list of free text; an empty one leaves no key.
    package mutating func texts(_ key: String, _ list: [String]) {
        if !list.isEmpty { values[key] = .list(list.map(Value.scalar)) }
    }

    /// A list of text of our own making.
    package mutating func bares(_ key: String, _ list: [some CustomStringConvertible]) {
        if !list.isEmpty { values[key] = .list(list.map { .bare($0.description) }) }
    }

    /// A mapping of free text, sorted by key.
    package mutating func map(_ key: String, _ map: [String: String]) {
        guard !map.isEmpty else { return }
        let pairs = map.sorted { $0.key.isBefore($1.key) }
        values[key] = .map(pairs.map { Pair(key: $0.key, value: .scalar($0.value)) })
    }

    /// A value built by the caller.
    package mutating func value(_ key: String, _ value: Value?) {
        if let value { values[key] = value }
    }
}

extension Value {
    /// A mapping of the pairs that are not absent.
    package static func row(_ pairs: (String, Value?)...) -> Value {
        .map(pairs.compactMap { pair in pair.1.map { Pair(key: pair.0, value: $0) } })
    }
}
