/// Writes YAML in the one form this project uses.
struct Writer {
    private(set) var output: [UInt8] = []
    let lineEnding: [UInt8]

    init(lineEnding: [UInt8] = [ASCII.lineFeed]) { self.lineEnding = lineEnding }

    mutating func put(_ text: String) { output.append(contentsOf: text.utf8) }

    mutating func put(_ bytes: some Sequence<UInt8>) { output.append(contentsOf: bytes) }

    mutating func endLine() { output.append(contentsOf: lineEnding) }

    /// A key and its value; the indentation is that of the key, already written.
    mutating func pair(_ key: String, _ value: Value, indent: Int) {
        put(Scalars.key(key))
        put(":")
        guard let inline = Scalars.inline(value) else {
            endLine()
            return block(value, indent: indent + 2)
        }
        put(" " + inline)
        endLine()
    }

    /// A list or mapping on lines of its own.
    mutating func block(_ value: Value, indent: Int) {
        switch value {
        case .list(let items): for item in items { self.item(item, indent: indent) }
        case .map(let pairs):
            for pair in pairs {
                self.indent(indent)
                self.pair(pair.key, pair.value, indent: indent)
            }
        case .null, .scalar, .bare: break
        }
    }

    private mutating func item(_ item: Value, indent: Int) {
        self.indent(indent)
        put("-")
        if let inline = Scalars.inline(item) {
            put(" " + inline)
            endLine()
        } else if case .map(let pairs) = item {
            put(" ")
            compact(pairs, indent: indent + 2)
        } else {
            endLine()
            block(item, indent: indent + 2)
        }
    }

    /// A mapping whose first key follows the dash.
    private mutating func compact(_ pairs: [Pair], indent: Int) {
        for (index, pair) in pairs.enumerated() {
            if index > 0 { self.indent(indent) }
            self.pair(pair.key, pair.value, indent: indent)
        }
    }

    private mutating func indent(_ count: Int) {
        output.append(contentsOf: repeatElement(ASCII.space, count: count))
    }

    /// A number in hexadecimal with leading zeros.
    static func hexadecimal(_ number: UInt32, digits: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
