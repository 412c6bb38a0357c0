/// One recipient's entry in a header: words and a body.
struct AgeStanza: Sendable, Hashable {
    var words: [String]
    var body: [UInt8]

    private static let width = 64

    /// The stanza as the header has it.
    var text: [UInt8] {
        var text = Array("-> \(words.joined(separator: " "))\n".utf8)
        let digits = Base64.encode(body, isPadded: false)
        var start = 0
        // The last line is shorter than the others, and empty if need be.
        while start + Self.width <= digits.count {
            text += digits[start..<start + Self.width] + [0x0A]
            start += Self.width
        }
        return text + digits[start...] + [0x0A]
    }
}

/// The readable head of an encrypted text: who can open it, and a seal over that.
struct AgeHeader: Sendable, Hashable {
    var stanzas: [AgeStanza]
    var mac: [UInt8]

    static let intro = Array("age-encryption.org/v1\n".utf8)

    /// What the seal covers: everything up to and with `---`.
    static func sealed(_ stanzas: [AgeStanza]) -> [UInt8] {
        intro + stanzas.flatMap(\.text) + Array("---".utf8)
    }

    var text: [UInt8] {
        Self.sealed(stanzas) + [0x20] + Base64.encode(mac, isPadded: false) + [0x0A]
    }

    init(stanzas: [AgeStanza], mac: [UInt8]) {
        self.stanzas = stanzas
        self.mac = mac
    }
}

/// Reads a header byte by byte, strictly: what would be written otherwise is refused.
struct AgeHeaderReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// The header, and what follows it.
    mutating func read() throws(AgeError) -> (header: AgeHeader, payload: ArraySlice<UInt8>) {
        guard rest.starts(with: AgeHeader.intro) else {
            throw .header("This is no text that age has encrypted, or of a version unknown here.")
        }
        rest = rest.dropFirst(AgeHeader.intro.count)
        var stanzas: [AgeStanza] = []
        while rest.starts(with: "-> ".utf8) { stanzas.append(try stanza()) }
        guard !stanzas.isEmpty else { throw .header("The header names nobody who could open it.") }
        let line = try line()
        guard line.starts(with: "--- ".utf8),
            let mac = Base64.decode(line.dropFirst(4), isPadded: false), mac.count == 32
        else { throw .header("The header does not end with its seal.") }
        return (AgeHeader(stanzas: stanzas, mac: mac), rest)
    }

    private mutating func stanza() throws(AgeError) -> AgeStanza {
        let words = try line().dropFirst(3).split(
            separator: 0x20, omittingEmptySubsequences: false)
        let isPlain = words.allSatisfy { word in
            !word.isEmpty && word.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        }
        guard isPlain else { throw .header("A stanza's first line is malformed.") }
        return AgeStanza(
            words: words.map { String(decoding: $0, as: UTF8.self) }, body: try body())
    }

    private mutating func body() throws(AgeError) -> [UInt8] {
        var body: [UInt8] = []
        while true {
            let line = try line()
            guard line.count <= 64, let part = Base64.decode(line, isPadded: false) else {
                throw .header("A stanza's body is not canonical base64 in lines of 64 characters.")
            }
            body += part
            if line.count < 64 { return body }
        }
    }

    private mutating func line() throws(AgeError) -> ArraySlice<UInt8> {
        guard let stop = rest.firstIndex(of: 0x0A) else { throw .header("The header is cut off.") }
        let line = rest[rest.startIndex..<stop]
        rest = rest[(stop + 1)...]
        return line
    }
}
