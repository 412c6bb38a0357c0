/// The ways in which marks carry text.
enum MarkText {
    /// `\\` and `\x3b` as VS Code writes them.
    static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let next = rest.first else {
                result.append(byte)
                continue
            }
            if next == UInt8(ascii: "x"), let value = hex(rest.dropFirst().prefix(2)) {
                result.append(value)
                rest = rest.dropFirst(3)
            } else {
                result.append(next == UInt8(ascii: "\\") ? next : byte)
                if next == UInt8(ascii: "\\") { rest.removeFirst() }
            }
        }
        return SourceText.text(result)
    }

    static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = hex(rest.prefix(2)) {
                result.append(value)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return SourceText.text(result)
    }

    /// The path of `file://host/path`.
    static func path(ofURL bytes: ArraySlice<UInt8>) -> String? {
        for scheme in ["file://", "kitty-shell-cwd://"] where bytes.starts(with: scheme.utf8) {
            let rest = bytes.dropFirst(scheme.utf8.count)
            guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return nil }
            let isRaw = scheme.hasPrefix("kitty")
            return isRaw ? SourceText.text(rest[slash...]) : percentDecoded(rest[slash...])
        }
        return nil
    }

    /// What `printf %q` wrote.
    static func unquoted(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "'") {
                rest.removeFirst()
                quoted(&rest, into: &result)
            } else if byte == UInt8(ascii: "'") {
                let end = rest.firstIndex(of: byte) ?? rest.endIndex
                result += rest[..<end]
                rest = rest[end...].dropFirst()
            } else if byte == UInt8(ascii: "\\"), let next = rest.popFirst() {
                result.append(next)
            } else {
                result.append(byte)
            }
        }
        return SourceText.text(result)
    }

    /// `$'…'` up to its end.
    private static func quoted(_ rest: inout ArraySlice<UInt8>, into result: inout [UInt8]) {
        while let byte = rest.popFirst(), byte != UInt8(ascii: "'") {
            guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
                result.append(byte)
                continue
            }
            switch Unicode.Scalar(next) {
            case "n": result.append(0x0A)
            case "t": result.append(0x09)
            case "r": result.append(0x0D)
            case "a": result.append(0x07)
            case "E", "e": result.append(0x1B)
            case "0"..."7":
                let digits = [next] + rest.prefix(2).prefix { (0x30...0x37).contains($0) }
                rest = rest.dropFirst(digits.count - 1)
                let value = digits.reduce(0) { $0 * 8 + Int($1 - 0x30) }
                result.append(UInt8(truncatingIfNeeded: value))
            default: result.append(next)
            }
        }
    }

    static func base64(_ text: String) -> String? {
        let alphabet = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        var (bits, count) = (UInt32(0), 0)
        for byte in text.utf8 where byte != UInt8(ascii: "=") {
            guard let value = alphabet.firstIndex(of: byte) else { return nil }
            bits = bits << 6 | UInt32(value)
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            bits &= (1 << UInt32(count)) - 1
        }
        return SourceText.text(result)
    }

    private static func hex(_ digits: ArraySlice<UInt8>) -> UInt8? {
        digits.count == 2 && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
            ? UInt8(SourceText.text(digits), radix: 16) : nil
    }
}
