extension JSONReader {
    /// A number as it was sent.
    mutating func number() throws(JSONError) -> String {
        let start = position
        if next == UInt8(ascii: "-") { advance() }
        let isZero = next == UInt8(ascii: "0")
        let whole = digits()
        guard whole == 1 || whole > 1 && !isZero else { throw fault("The number is malformed.") }
        if next == UInt8(ascii: ".") {
            advance()
            guard digits() > 0 else { throw fault("The number is malformed.") }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            advance()
            if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") { advance() }
            guard digits() > 0 else { throw fault("The number is malformed.") }
        }
        return text(start..<position)
    }

    private mutating func digits() -> Int {
        let start = position
        while let byte = next, (0x30...0x39).contains(byte) { advance() }
        return position - start
    }

    /// A string, from its opening quote to its closing one.
    mutating func string() throws(JSONError) -> String {
        advance()
        var result = ""
        while try piece(into: &result) {}
        return result
    }

    /// Text up to an escape and the escape; false when the string ended instead.
    private mutating func piece(into result: inout String) throws(JSONError) -> Bool {
        let start = position
        while let byte = next, byte >= 0x20, byte != 0x22, byte != 0x5C { advance() }
        result += text(start..<position)
        switch next {
        case UInt8(ascii: "\""):
            advance()
            return false
        case UInt8(ascii: "\\"):
            result.unicodeScalars.append(try escape())
            return true
        case nil: throw fault("The string does not end.")
        default: throw fault("The string holds a control character that is not escaped.")
        }
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        advance()
        guard let byte = next, byte != UInt8(ascii: "u") else { return try unicodeEscape() }
        guard let scalar = Self.escapes[byte] else { throw fault("The escape is unknown.") }
        advance()
        return scalar
    }

    private static let escapes: [UInt8: Unicode.Scalar] = [
        UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
        UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
        UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]

    private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        // Half of a pair: the other half must follow.
        guard first < 0xDC00, next == UInt8(ascii: "\\") else { throw fault(Self.lone) }
        advance()
        let second = try codeUnit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw fault(Self.lone) }
        return scalar
    }

    private static let lone = "The escape is half of a surrogate pair."

    /// The four digits after `u`.
    private mutating func codeUnit() throws(JSONError) -> UInt32 {
        guard next == UInt8(ascii: "u") else { throw fault("The escape is unknown.") }
        advance()
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("The escape has fewer than four hexadecimal digits.")
            }
            unit = unit << 4 | UInt32(digit)
            advance()
        }
        return unit
    }
}
