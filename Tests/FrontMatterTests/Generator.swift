import FrontMatter
import TestSupport

/// Makes headers as people and programs write them, without the help of the code under test.
struct Generator {
    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// A part of a header: a field with its lines, or filling between fields.
    struct Part {
        var key: String?
        var lines: String
    }

    mutating func pick<T>(_ items: [T]) -> T {
        items[Int.random(in: 0..<items.count, using: &random)]
    }

    mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    private static let words = [
        "nginx", "tls", "web-01", "12:30", "no", "a b", "acme/prod", "P2", "x:y", "C++", "é",
        "0x1f",
        "null", "~", "-5", "1e3", "a#b", "it's", "(x)", "2026-11-23T03:00:00+00:00", "true", "a-",
        "日本", "$1", "a, b", "x@y.org", ".5", "http://h/?q=1",
    ]

    /// The parts of a header with distinct keys.
    mutating func parts() -> [Part] {
        var parts: [Part] = []
        let keys = ["id", "title", "status", "labels", "a.b", "x-y", "owner_2", "ü", "env", "due"]
        for key in keys.shuffled(using: &random).prefix(Int.random(in: 0...8, using: &random)) {
            if chance(20) {
                parts.append(Part(key: nil, lines: pick(["\n", "# note: x\n", "  # y\n"])))
            }
            let lines = field(key)
            parts.append(Part(key: key, lines: lines))
            // An indented comment behind a block of text would be a part of it.
            if lines.contains("|\n") || lines.contains(">-\n") {
                parts.append(Part(key: nil, lines: "# end\n"))
            }
        }
        return parts
    }

    /// A whole file, perhaps with a byte order mark and CRLF.
    mutating func file(_ parts: [Part]) -> String {
        let text = "---\n" + parts.map(\.lines).joined() + "---\nBody: x\n\n---\n- [ ] y\n"
        return (chance(10) ? "\u{FEFF}" : "") + text
    }

    private mutating func field(_ key: String) -> String {
        let key = chance(10) ? "\"\(key)\"" : key
        return key + ":" + value(indent: 0, depth: 0)
    }

    private mutating func end() -> String { pick(["\n", "\n", "\n", " # c\n", "  \n"]) }

    /// What follows a key's colon.
    private mutating func value(indent: Int, depth: Int) -> String {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return end()
        case 1: return " []" + end()
        case 2: return " {}" + end()
        case 3: return " " + flow() + end()
        case 4, 5: return end() + blockList(indent: indent + pick([0, 2, 4]), depth: depth)
        case 6 where depth < 3:
            return end() + blockMap(indent: indent + pick([1, 2, 3]), depth: depth)
        case 7 where depth == 0 && chance(30): return exotic()
        default: return pick([" ", " ", "  "]) + scalar() + end()
        }
    }

    private mutating func exotic() -> String {
        pick([
            " |\n  one\n\n  two # x\n", " >-\n  one\n  two\n", " one\n  two\n",
            " {a: 1, b: [c]}\n",
            " [a,\n  b]\n", " &x [1]\n", " !!str 5\n", " \"a\n  b\"\n", "\n  - [a, [b]]\n",
        ])
    }

    mutating func scalar() -> String {
        let word = pick(Self.words)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return "\"" + word + pick(["", "\\n", "\\u00e9", "\\\"", ": #"]) + "\""
        case 1: return "'" + word.replacing("'", with: "''") + "'"
        default: return word
        }
    }

    private mutating func flow() -> String {
        let items = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            let text = scalar()
            return text.contains(",") && !text.hasPrefix("\"") && !text.hasPrefix("'") ? "z" : text
        }
        return "[" + items.joined(separator: pick([", ", ",", " , "])) + "]"
    }

    private mutating func blockList(indent: Int, depth: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        return (0..<Int.random(in: 1...4, using: &random)).map { _ in
            let comment = chance(10) ? margin + "# between\n" : ""
            return comment + margin + "-" + item(indent: indent, depth: depth)
        }.joined()
    }

    private mutating func item(indent: Int, depth: Int) -> String {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return end()
        case 1 where depth < 3:
            return " k:" + value(indent: indent + 2, depth: depth + 1)
                + String(repeating: " ", count: indent + 2) + "l:"
                + value(indent: indent + 2, depth: depth + 1)
        case 2 where depth < 3: return end() + blockList(indent: indent + 2, depth: depth + 1)
        case 3: return " " + flow() + end()
        default: return " " + scalar() + end()
        }
    }

    private mutating func blockMap(indent: Int, depth: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        return ["k", "l", "m n", "o"].prefix(Int.random(in: 1...4, using: &random)).map { key in
            let key = key.contains(" ") ? "'\(key)'" : key
            return margin + key + ":" + value(indent: indent, depth: depth + 1)
        }.joined()
    }
}

extension Generator {
    /// Bytes that mean something in YAML, and some that mean trouble.
    private static let bytes =
        Array(
            " \n\t\r-:#,[]{}'\"\\&*!|>%@`?~.a0=<\u{0}\u{1B}\u{7F}éÿ".utf8) + [0x85, 0xFF, 0xC2]

    /// A copy with a few bytes changed.
    mutating func mutated(_ text: [UInt8]) -> [UInt8] {
        var text = text
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let index = Int.random(in: 0...text.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0 where index < text.count: text.remove(at: index)
            case 1 where index < text.count: text[index] = pick(Self.bytes)
            case 2: text.insert(contentsOf: text[index...].prefix(12), at: 0 + index / 2)
            default: text.insert(pick(Self.bytes), at: index)
            }
        }
        return text
    }

    /// Bytes without a plan.
    mutating func noise() -> [UInt8] {
        let start = Array("---\n".utf8)
        let tail = (0..<Int.random(in: 0...60, using: &random)).map { _ in
            chance(80) ? pick(Self.bytes) : UInt8.random(in: 0...255, using: &random)
        }
        return chance(80) ? start + tail : tail
    }

    /// Any Unicode text, with a liking for what needs care.
    mutating func anyText() -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                text += pick([": ", " #", "'", "\"", "\\", "\n", "- ", "{", "]", ", ", "no", "@"])
            case 1: text += pick(Self.words)
            case 2:
                text.unicodeScalars.append(
                    Unicode.Scalar(UInt8.random(in: 0...255, using: &random)))
            default:
                let number = UInt32.random(in: 0...0x10FFFF, using: &random)
                text.unicodeScalars.append(Unicode.Scalar(number) ?? "?")
            }
        }
        return text
    }

    /// Any value that can be written.
    mutating func anyValue(depth: Int = 0) -> Value {
        switch Int.random(in: 0..<(depth < 3 ? 8 : 5), using: &random) {
        case 0: return .null
        case 1: return .bare(pick(["1", "true", "2026-11-23", "k3f9q2m7xd", "-0.5", "x: y"]))
        case 2, 3, 4: return .scalar(anyText())
        case 5, 6:
            return .list(
                (0..<Int.random(in: 0...3, using: &random)).map { _ in anyValue(depth: depth + 1) })
        default:
            let keys = ["a", "no", anyText() + "1", "k: 2", ""].shuffled(using: &random)
            return .map(
                keys.prefix(Int.random(in: 0...3, using: &random)).map {
                    Pair(key: $0, value: anyValue(depth: depth + 1))
                })
        }
    }
}
