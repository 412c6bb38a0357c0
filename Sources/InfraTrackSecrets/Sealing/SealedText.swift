/// Encrypted parts of a text: `«age:…»` within a line, and a fence named `age` with armor.
///
/// Both are what `age` itself reads: the first as base64 of a file, the second as it stands.
public enum SealedText {
    private static let mark: [UInt8] = [0xC2, 0xAB] + Array("age:".utf8)
    private static let close: [UInt8] = [0xC2, 0xBB]
    private static let fence = Array("```".utf8)
    private static let fenceStart = Array("```age".utf8)

    /// What opening the parts of a text gave.
    public struct Opened: Sendable, Hashable {
        /// The text with the parts in the clear that could be opened.
        public var text: String
        /// How many were opened.
        public var opened = 0
        /// Why the others were not, in their order.
        public var failures: [AgeError] = []
    }

    /// A text as one word, for a value among others.
    ///
    /// - Throws: ``AgeError`` with code `recipient`.
    public static func inline(
        _ text: String, to recipients: [AgeRecipient],
        using generator: inout some RandomNumberGenerator
    ) throws(AgeError) -> String {
        let bytes = try Age.encrypt(Array(text.utf8), to: recipients, using: &generator)
        let digits = Base64.encode(bytes, isPadded: true)
        return String(decoding: mark + digits + close, as: UTF8.self)
    }

    /// A text as a fence of its own lines, without a line break at its end.
    ///
    /// - Throws: ``AgeError`` with code `recipient`.
    public static func block(
        _ text: String, to recipients: [AgeRecipient],
        using generator: inout some RandomNumberGenerator
    ) throws(AgeError) -> String {
        let armor = try Age.encrypt(
            Array(text.utf8), to: recipients, isArmored: true, using: &generator)
        return String(decoding: fenceStart + [0x0A] + armor + fence, as: UTF8.self)
    }

    /// The text with every part in the clear that one of the keys opens.
    ///
    /// What no key opens stays as it is and is among the failures.
    public static func open(_ text: String, with keys: [AgeKey]) -> Opened {
        var result: [UInt8] = []
        var opened = Opened(text: text)
        let line = Line(text)
        var copied = 0
        for part in parts(in: line) {
            do throws(AgeError) {
                let plain = try Age.decrypt(part.bytes, with: keys)
                result += line.bytes[copied..<part.range.lowerBound] + plain
                copied = part.range.upperBound
                opened.opened += 1
            } catch {
                opened.failures.append(error)
            }
        }
        if copied > 0 {
            opened.text = String(decoding: result + line.bytes[copied...], as: UTF8.self)
        }
        return opened
    }

    /// A sealed part: where it stands, and the encrypted bytes.
    struct Part {
        let range: Range<Int>
        let bytes: [UInt8]
        let isBlock: Bool
    }

    /// The sealed parts of a text, in order.
    static func parts(in line: Line) -> [Part] {
        var parts: [Part] = []
        var index = 0
        while index < line.count {
            let byte = line[index]
            if byte == mark[0] || byte == fence[0],
                let part = inlinePart(line, at: index) ?? blockPart(line, at: index)
            {
                parts.append(part)
                index = part.range.upperBound
            } else {
                index += 1
            }
        }
        return parts
    }

    /// Where the inline part that starts here ends.
    static func inlineEnd(_ line: Line, at start: Int) -> Int? {
        guard line[start] == mark[0], line.bytes[start...].starts(with: mark) else { return nil }
        let end = line.end(of: .base64, from: start + mark.count)
        guard end > start + mark.count, line[end] == close[0], line[end + 1] == close[1] else {
            return nil
        }
        return end + close.count
    }

    private static func inlinePart(_ line: Line, at start: Int) -> Part? {
        guard let end = inlineEnd(line, at: start) else { return nil }
        let digits = line.bytes[start + mark.count..<end - close.count]
        let bytes = Base64.decode(digits, isPadded: true) ?? []
        return Part(range: start..<end, bytes: bytes, isBlock: false)
    }

    /// Where the armor ends whose lines begin here; `nil` when other armor begins before that.
    static func armorEnd(_ line: Line, after start: Int) -> Int? {
        var index = start
        while index < line.count {
            if line[index] == UInt8(ascii: "-"), line[index + 1] == UInt8(ascii: "-") {
                if line.has(AgeArmor.end, at: index) { return index + AgeArmor.end.utf8.count }
                if line.has(AgeArmor.begin, at: index) { return nil }
            }
            index += 1
        }
        return nil
    }

    private static func blockPart(_ line: Line, at start: Int) -> Part? {
        guard start == 0 || line[start - 1] == 0x0A,
            line.bytes[start...].starts(with: fenceStart)
        else { return nil }
        let head = start + fenceStart.count
        let body = line[head] == 0x0D ? head + 2 : head + 1
        guard line[body - 1] == 0x0A, line.has(AgeArmor.begin, at: body),
            let after = armorEnd(line, after: body + AgeArmor.begin.utf8.count)
        else { return nil }
        let close = line[after] == 0x0D ? after + 2 : after + 1
        guard line[close - 1] == 0x0A, line.bytes[min(close, line.count)...].starts(with: fence)
        else { return nil }
        return Part(
            range: start..<close + fence.count, bytes: Array(line.bytes[body..<close]),
            isBlock: true)
    }
}
