/// Values that stand for a secret and are none: variables, dots, paths, references.
enum Placeholder {
    /// Whether a value in the place of a secret must stay readable.
    static func matches(_ value: ArraySlice<UInt8>) -> Bool {
        guard let first = value.first, let last = value.last else { return true }
        return isRepeated(value) || isVariable(value) || isReference(value)
            || (value.count <= longest
                && (isWrapped(first, last, value) || isPath(value) || isWord(value)
                    || isMetavariable(value)))
    }

    /// Whether what begins here is no value, whatever follows: a substitution or a reference.
    ///
    /// Asked before a value is read to its end: a text full of them would be read again and again.
    static func begins(_ line: Line, at start: Int) -> Bool {
        if line[start] == UInt8(ascii: "$") { return "({".utf8.contains(line[start + 1]) }
        if line[start] == UInt8(ascii: "<") {
            let end = line.end(of: inBrackets, from: start + 1, limit: 64)
            return line[end] == UInt8(ascii: ">")
        }
        return heads.contains(line[start]) && line.hasAny(references, at: start)
    }

    private static let inBrackets: ByteSet = "A-Za-z0-9_ .:-"
    private static let heads = ByteSet(
        String(decoding: references.compactMap(\.utf8.first), as: UTF8.self))

    /// One character over and over, such as `****` or `xxxx`.
    static func isRepeated(_ value: ArraySlice<UInt8>) -> Bool {
        guard let first = value.first, value.count >= 2 else { return value.isEmpty }
        if value.elementsEqual("…".utf8) { return true }
        guard ByteSet.alphanumeric.contains(first) == false || value.count >= 3 else {
            return false
        }
        return value.allSatisfy { $0 | 0x20 == first | 0x20 }
    }

    /// No path and no word that is meant is longer; a check of all would take its time at each key.
    private static let longest = 512

    private static func isWord(_ value: ArraySlice<UInt8>) -> Bool {
        value.count <= 12 && words.contains(folded(value))
    }

    private static let words: Set<String> = [
        "true", "false", "null", "none", "nil", "undefined", "unset", "empty", "yes", "no",
        "redacted", "masked", "hidden", "sensitive", "required", "optional", "filtered", "todo",
    ]

    static func folded(_ value: ArraySlice<UInt8>) -> String {
        String(decoding: value.map(Line.fold), as: UTF8.self)
    }

    /// `$VAR`, `${VAR}`, `$(command)`, `%VAR%`, `@VAR@`, `$1`.
    private static func isVariable(_ value: ArraySlice<UInt8>) -> Bool {
        guard let first = value.first, value.count >= 2 else { return false }
        let rest = value.dropFirst()
        if first == UInt8(ascii: "$"), let second = rest.first {
            return second == UInt8(ascii: "{") || second == UInt8(ascii: "(") || isName(rest)
                || rest.elementsEqual("1".utf8)
        }
        guard first == UInt8(ascii: "%") || first == UInt8(ascii: "@"), value.last == first else {
            return false
        }
        return isName(rest.dropLast())
    }

    private static let upperName: ByteSet = "A-Z0-9_"
    private static let lowerName: ByteSet = "a-z0-9_"
    private static let pathText: ByteSet = "a-z0-9._/@:-"
    private static let capitals: ByteSet = "A-Z_-"
    private static let roots: [String] = [
        "~/", "./", "../", "/Users/", "/home/", "/etc/", "/var/", "/run/", "C:\\",
    ]

    /// A name in one letter case, as variables have.
    private static func isName(_ value: ArraySlice<UInt8>) -> Bool {
        guard let first = value.first, !ByteSet.digits.contains(first) else { return false }
        return value.allSatisfy(upperName.contains) || value.allSatisfy(lowerName.contains)
    }

    /// `<password>`, `{{ value }}`, `[hidden]`, `(sensitive value)`.
    private static func isWrapped(
        _ first: UInt8, _ last: UInt8, _ value: ArraySlice<UInt8>
    ) -> Bool {
        guard value.count >= 2 else { return false }
        switch (first, last) {
        case (UInt8(ascii: "<"), UInt8(ascii: ">")), (UInt8(ascii: "["), UInt8(ascii: "]")),
            (UInt8(ascii: "("), UInt8(ascii: ")")):
            return true
        default:
            return value.starts(with: "{{".utf8) && value.suffix(2).elementsEqual("}}".utf8)
        }
    }

    /// An absolute path, which is where a secret is and not the secret.
    ///
    /// Base64 may start with a slash too, hence the upper-case letters that only known roots allow.
    private static func isPath(_ value: ArraySlice<UInt8>) -> Bool {
        if roots.contains(where: { value.starts(with: $0.utf8) }) { return true }
        return value.first == UInt8(ascii: "/") && value.count > 1
            && value.allSatisfy(pathText.contains)
    }

    /// A pointer to a secret kept elsewhere, or an address.
    private static func isReference(_ value: ArraySlice<UInt8>) -> Bool {
        references.contains { value.starts(with: $0.utf8) }
    }

    private static let references: [String] = [
        "arn:", "op://", "vault:", "file:", "env:", "ssm:", "secretsmanager:", "sha256:", "sha512:",
        "http://", "https://", "id=", "$env:", "ssh-rsa", "ssh-ed25519", "ecdsa-sha2-",
    ]

    /// `PASSWORD`, `YOUR_TOKEN`: capitals that name the kind of thing, as usage lines do.
    private static func isMetavariable(_ value: ArraySlice<UInt8>) -> Bool {
        guard value.allSatisfy(capitals.contains) else { return false }
        let text = String(decoding: value, as: UTF8.self)
        return ["PASS", "TOKEN", "SECRET", "KEY", "VALUE", "STRING", "TEXT", "PW"].contains {
            text == $0 || text.hasSuffix("_" + $0) || text.hasPrefix($0 + "_")
                || text.hasSuffix("-" + $0) || $0 == "PASS" && text == "PASSWORD"
                || $0 == "PASS" && (text.hasSuffix("_PASSWORD") || text.hasSuffix("-PASSWORD"))
        }
    }
}
