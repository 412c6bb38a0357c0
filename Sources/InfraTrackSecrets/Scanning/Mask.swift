/// Recognises masks that are in the text already, such as `«redacted:token:1»`.
enum Mask {
    static let open: [UInt8] = [0xC2, 0xAB] + Array("redacted:".utf8)
    private static let rule: ByteSet = "a-z0-9-"

    /// Where the mask that starts here ends, or `nil` when none does.
    static func end(in line: Line, at start: Int) -> Int? {
        guard line[start] == 0xC2, line[start + 1] == 0xAB, start + open.count <= line.count,
            line.bytes[start...].starts(with: open)
        else { return nil }
        let name = line.end(of: rule, from: start + open.count)
        guard name > start + open.count, line[name] == UInt8(ascii: ":") else { return nil }
        let number = line.end(of: .digits, from: name + 1)
        guard number > name + 1, line[number] == 0xC2, line[number + 1] == 0xBB else { return nil }
        return number + 2
    }

    /// The first mask in a range.
    static func first(in line: Line, _ range: Range<Int>) -> Range<Int>? {
        for index in range where line.bytes[index] == 0xC2 {
            if let end = end(in: line, at: index) { return index..<end }
        }
        return nil
    }
}
