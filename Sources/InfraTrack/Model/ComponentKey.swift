/// The key of a component: its path below `components/`, such as `acme/prod/eu-west-1/web-01`.
///
/// Segments are `[a-z0-9][a-z0-9._-]*`, at most twelve of them, each at most 100 bytes. A key's
/// parent is the key without its last segment; ancestors need no record of their own.
public struct ComponentKey: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The key as text.
    public let description: String

    /// Reads a key; text that is no key is `nil`.
    public init?(_ description: String) {
        guard Self.isKey(description.utf8) else { return nil }
        self.description = description
    }

    /// One pass over the bytes: a store has many keys.
    private static func isKey(_ text: String.UTF8View) -> Bool {
        var segments = 1
        var length = 0
        for byte in text {
            if byte == UInt8(ascii: "/") {
                guard length > 0 else { return false }
                segments += 1
                length = 0
                continue
            }
            guard isAlphanumeric(byte) || (length > 0 && isMark(byte)) else { return false }
            length += 1
            guard length <= 100 else { return false }
        }
        return length > 0 && segments <= 12
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }

    /// The last segment.
    public var name: Substring {
        description.split(separator: "/").last ?? description[...]
    }

    /// The key one level up, or `nil` at the top.
    public var parent: ComponentKey? {
        guard let slash = description.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        return ComponentKey(String(description[..<slash]))
    }

    /// Whether this key is another one or lies below it.
    public func isWithin(_ other: ComponentKey) -> Bool {
        guard description.hasPrefix(other.description) else { return false }
        let text = description.utf8
        let length = other.description.utf8.count
        return text.count == length
            || text[text.index(text.startIndex, offsetBy: length)] == UInt8(ascii: "/")
    }

    /// Orders keys by their bytes.
    public static func < (left: ComponentKey, right: ComponentKey) -> Bool {
        // Keys are ASCII, in which the order of texts is that of their bytes.
        left.description < right.description
    }
}
