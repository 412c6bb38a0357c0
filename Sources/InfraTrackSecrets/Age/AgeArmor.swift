/// The ASCII form of an encrypted text: strict PEM with lines of 64 characters.
enum AgeArmor {
    static let begin = "-----BEGIN AGE ENCRYPTED FILE-----"
    static let end = "-----END AGE ENCRYPTED FILE-----"
    private static let width = 64

    static func encode(_ bytes: [UInt8]) -> String {
        let text = Base64.encode(bytes, isPadded: true)
        let lines = stride(from: 0, to: text.count, by: width).map { start in
            String(decoding: text[start..<min(start + width, text.count)], as: UTF8.self)
        }
        return ([begin] + lines + [end]).map { $0 + "\n" }.joined()
    }

    /// Whether the bytes are meant as armor: the mark stands first, after white space.
    static func isArmored(_ bytes: [UInt8]) -> Bool {
        bytes.drop(while: ByteSet.space.contains).starts(with: begin.utf8)
    }

    /// The bytes within the armor.
    ///
    /// - Throws: ``AgeError`` with code `armor` for anything but the one strict form.
    static func decode(_ bytes: [UInt8]) throws(AgeError) -> [UInt8] {
        var lines = LineReader(bytes.drop(while: ByteSet.space.contains))
        guard let first = lines.next(), first.elementsEqual(begin.utf8) else {
            throw .armor("The armor does not begin with its mark.")
        }
        var result: [UInt8] = []
        var isLast = false
        while let line = lines.next() {
            if line.elementsEqual(end.utf8) {
                guard lines.rest.allSatisfy(ByteSet.space.contains) else {
                    throw .armor("Something follows the armor's end.")
                }
                return result
            }
            guard !isLast, !line.isEmpty, line.count <= width else {
                throw .armor("A line of the armor has not 64 characters.")
            }
            isLast = line.count < width || line.last == UInt8(ascii: "=")
            guard let part = Base64.decode(line, isPadded: true) else {
                throw .armor("A line of the armor is not canonical base64.")
            }
            result += part
        }
        throw .armor("The armor has no end.")
    }

    /// Lines that end in LF or CRLF; the last may end with the text.
    private struct LineReader {
        private(set) var rest: ArraySlice<UInt8>

        init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

        mutating func next() -> ArraySlice<UInt8>? {
            guard !rest.isEmpty else { return nil }
            let stop = rest.firstIndex(of: 0x0A) ?? rest.endIndex
            var line = rest[rest.startIndex..<stop]
            rest = rest[min(stop + 1, rest.endIndex)...]
            if line.last == 0x0D { line.removeLast() }
            return line
        }
    }
}
