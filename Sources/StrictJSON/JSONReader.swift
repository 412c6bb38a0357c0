/// Reads JSON strictly (RFC 8259) and within bounds.
///
/// Foundation's decoders tell no line for a wrong type, keep the last of two equal keys without a
/// word, and leave the nesting they bear to the platform; the text comes from strangers.
struct JSONReader {
    private let bytes: [UInt8]
    private let depth: Int
    private(set) var position = 0
    private var line = 1
    private var lineStart = 0

    private init(_ bytes: [UInt8], depth: Int) {
        self.bytes = bytes
        self.depth = depth
    }

    /// Reads one value that fills the text.
    static func read(_ bytes: [UInt8], depth: Int) throws(JSONError) -> JSON {
        var reader = JSONReader(bytes, depth: depth)
        try reader.checkText()
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
        reader.skipBlanks()
        let value = try reader.value(depth: 0)
        reader.skipBlanks()
        guard reader.next == nil else { throw reader.fault("Something follows the JSON value.") }
        return value
    }

    /// Reads values up to the end of the text.
    static func readStream(_ bytes: [UInt8], depth: Int) throws(JSONError) -> [JSON] {
        var reader = JSONReader(bytes, depth: depth)
        try reader.checkText()
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
        var values: [JSON] = []
        reader.skipBlanks()
        while reader.next != nil {
            values.append(try reader.value(depth: 0))
            reader.skipBlanks()
        }
        return values
    }

    private func checkText() throws(JSONError) {
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            let before = bytes[..<error.byteOffsets.lowerBound]
            let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            throw JSONError(
                "The text is not UTF-8.", cure: "Send JSON in UTF-8.",
                at: JSON.Place(
                    line: before.count { $0 == 0x0A } + 1, column: before.count - start + 1))
        }
    }

    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    var place: JSON.Place { JSON.Place(line: line, column: position - lineStart + 1) }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    mutating func advance(_ count: Int = 1) { position += count }

    func fault(_ message: String) -> JSONError {
        JSONError(message, cure: "Send valid JSON.", at: place)
    }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            position += 1
            if byte == 0x0A { (line, lineStart) = (line + 1, position) }
        }
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSON {
        let start = place
        switch next {
        case UInt8(ascii: "{"): return JSON(.object(try members(depth: depth + 1)), at: start)
        case UInt8(ascii: "["): return JSON(.array(try items(depth: depth + 1)), at: start)
        case UInt8(ascii: "\""): return JSON(.string(try string()), at: start)
        case UInt8(ascii: "-")?, (UInt8(ascii: "0")...UInt8(ascii: "9"))?:
            return JSON(.number(try number()), at: start)
        default: return JSON(try word(), at: start)
        }
    }

    private mutating func word() throws(JSONError) -> JSON.Kind {
        let words: [(String, JSON.Kind)] = [
            ("null", .null), ("true", .bool(true)), ("false", .bool(false)),
        ]
        for (word, kind) in words where bytes[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return kind
        }
        throw fault(next == nil ? "The JSON ends too early." : "There is no JSON value here.")
    }

    private mutating func items(depth: Int) throws(JSONError) -> [JSON] {
        try open(depth)
        var items: [JSON] = []
        while try more(after: items.count, end: UInt8(ascii: "]")) {
            items.append(try value(depth: depth))
        }
        return items
    }

    private mutating func members(
        depth: Int
    ) throws(JSONError) -> [(key: String, value: JSON)] {
        try open(depth)
        var members: [(key: String, value: JSON)] = []
        var seen = Names()
        while try more(after: members.count, end: UInt8(ascii: "}")) {
            guard next == UInt8(ascii: "\"") else { throw fault("There is no key here.") }
            let start = place
            let key = try string()
            guard seen.insert(key, after: members) else {
                throw JSONError(
                    "A key occurs twice in one object.", cure: "Send each key once.", at: start)
            }
            try colon()
            members.append((key, try value(depth: depth)))
        }
        return members
    }

    private mutating func open(_ depth: Int) throws(JSONError) {
        guard depth <= self.depth else {
            throw JSONError(
                "The JSON nests deeper than \(self.depth) levels.",
                cure: "Send the program's own output.", at: place, isTooLarge: true)
        }
        position += 1
    }

    /// Steps to the next item of a list, over its comma; past the end when there is none.
    private mutating func more(after count: Int, end: UInt8) throws(JSONError) -> Bool {
        skipBlanks()
        if next == end {
            position += 1
            return false
        }
        guard count > 0 else { return true }
        guard next == UInt8(ascii: ",") else {
            throw fault(next == nil ? "The JSON ends too early." : "A comma or an end is missing.")
        }
        position += 1
        skipBlanks()
        return true
    }

    private mutating func colon() throws(JSONError) {
        skipBlanks()
        guard next == UInt8(ascii: ":") else { throw fault("A colon is missing.") }
        position += 1
        skipBlanks()
    }
}

/// The keys of one object, to find one that occurs twice.
///
/// Few keys are compared one by one: a set of them would be most of the time of a large text.
private struct Names {
    private var names: Set<[UInt8]> = []

    /// Whether a key is new.
    mutating func insert(_ key: String, after members: [(key: String, value: JSON)]) -> Bool {
        if members.count < 16 {
            let bytes = key.utf8
            return !members.contains {
                $0.key.utf8.count == bytes.count && $0.key == key
                    && $0.key.utf8.elementsEqual(bytes)
            }
        }
        if names.isEmpty { names = Set(members.map { Array($0.key.utf8) }) }
        return names.insert(Array(key.utf8)).inserted
    }
}
