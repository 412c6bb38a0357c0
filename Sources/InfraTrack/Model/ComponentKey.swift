/// The key of a component: its path below `components/`, such as `acme/prod/eu-west-1/web-01`.
///
/// Segments are `[a-z0-9][a-z0-9._-]*`, at most twelve of them, each at most 100 bytes. A key's
/// parent is the key without its last segment; ancestors need no record of their own.
public struct ComponentKey: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The key as text.
    public let description: String

    /// Reads a key; text that is no key is `nil`.
    public init?(_ description: String) {
        let segments = description.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard (1...12).contains(segments.count), segments.allSatisfy(Self.isSegment) else { return nil }
        self.description = description
    }

    private static func isSegment(_ segment: Substring.UTF8View) -> Bool {
        guard let first = segment.first, segment.count <= 100, isAlphanumeric(first) else {
            return false
        }
        return segment.allSatisfy { isAlphanumeric($0) || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D }
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
        let text = description.utf8
        let root = other.description.utf8
        guard text.starts(with: root) else { return false }
        return text.count == root.count || text.dropFirst(root.count).first == UInt8(ascii: "/")
    }

    /// Orders keys by their bytes.
    public static func < (left: ComponentKey, right: ComponentKey) -> Bool {
        left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }
}
