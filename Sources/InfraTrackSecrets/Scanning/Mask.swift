/// Recognises masks that are in the text already, such as `«redacted:token:1»`.
enum Mask {
    static let open: [UInt8] = [0xC2, 0xAB] + Array("redacted:".utf8)
    private static let rule: ByteSet = "a-z0-9-"

    /// Where the mask or the sealed text that starts here ends, or `nil` when none does.
    static func end(in line: Line, at start: Int) -> Int? {
        maskEnd(in: line, at: start) ?? SealedText.inlineEnd(line, at: start)
    }

    private static func maskEnd(in line: Line, at start: Int) -> Int? {
        guard line[start] == 0xC2, line[start + 1] == 0xAB, start + open.count <= line.count,
            line.bytes[start...].starts(with: open)
        else { return nil }
        let name = line.end(of: rule, from: start + open.count)
        guard name > start + open.count, line[name] == UInt8(ascii: ":") else { return nil }
        let number = line.end(of: .digits, from: name + 1)
        guard number > name + 1, line[number] == 0xC2, line[number + 1] == 0xBB else { return nil }
        return number + 2
    }

    /// How many masks of each rule a line has.
    static func rules(in line: Line) -> [String: Int] {
        var counts: [String: Int] = [:]
        var index = 0
        while index < line.count {
            guard line[index] == 0xC2, let end = maskEnd(in: line, at: index) else {
                index += 1
                continue
            }
            let from = index + open.count
            counts[line.text(from..<line.end(of: rule, from: from)), default: 0] += 1
            index = end
        }
        return counts
    }

    /// The byte that stands for those of masks while a line is read; no text holds it.
    static let neutral: UInt8 = 0xFF

    /// Whether there is nothing but masks, made opaque, and white space.
    static func isWhole(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { $0 == neutral || ByteSet.space.contains($0) }
    }

    /// The line with its masks made opaque, so that no matcher reads the words in them.
    static func neutralised(_ line: Line) -> Line {
        guard line.bytes.contains(0xAB) else { return line }
        var bytes = line.bytes
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 0xC2, let end = end(in: line, at: index) else {
                index += 1
                continue
            }
            for place in index..<end { bytes[place] = neutral }
            index = end
        }
        return Line(bytes)
    }
}
