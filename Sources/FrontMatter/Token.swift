/// How a value is written.
enum Style: UInt8, Sendable {
    case plain, single, double, flowList, blockList, blockMap, emptyMap
    /// Left to the full YAML reader.
    case foreign

    /// Whether it is a scalar.
    var isScalar: Bool {
        switch self {
        case .plain, .single, .double: true
        case .flowList, .blockList, .blockMap, .emptyMap, .foreign: false
        }
    }

    /// Whether it lies on its key's line.
    var isInline: Bool {
        switch self {
        case .plain, .single, .double, .flowList, .emptyMap: true
        case .blockList, .blockMap, .foreign: false
        }
    }
}

/// The bytes of a value, its quotes or brackets included.
struct Token: Sendable {
    var start: Int32
    var end: Int32
    var style: Style

    @inline(__always)
    init(_ style: Style, _ start: Int, _ end: Int) {
        self.style = style
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
    }

    @inline(__always) var lower: Int { Int(start) }
    @inline(__always) var upper: Int { Int(end) }
    var range: Range<Int> { lower..<upper }
}

/// One key of the header, its value, and the lines they fill.
struct Field: Sendable {
    var key: Token
    var value: Token
    /// The start of the key's line.
    var lineStart: Int32
    /// The end of the value's last line, its line ending included.
    var lineEnd: Int32

    var lines: Range<Int> { Int(lineStart)..<Int(lineEnd) }
}

/// One item of a list or one key of a mapping, with the lines it fills.
struct Entry {
    var key: Token?
    var lines: Range<Int>
    var node: Node
}

/// A value with the place of each part, for edits.
struct Node {
    var token: Token
    var entries: [Entry] = []
}
