import InfraTrack

/// Which components a rate is for: a key, a subtree `acme/prod/**`, or a glob.
///
/// `*` stands for any run of characters in a segment, the segment `**` for any run of segments;
/// a subtree includes its root.
struct ComponentSelector: Hashable, Sendable, CustomStringConvertible {
    let description: String
    /// Characters that are not wildcards: the more, the more specific.
    let specificity: Int
    private let segments: [[UInt8]]
    private static let star = UInt8(ascii: "*")
    private static let run: [UInt8] = [star, star]

    /// Reads a key or a pattern; text that can cover no key is `nil`.
    init?(_ text: String) {
        segments = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map(Array.init)
        let plain = segments.map { $0 == Self.run ? [UInt8(ascii: "x")] : $0.map(Self.stand) }
        guard
            ComponentKey(plain.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/"))
                != nil
        else { return nil }
        description = text
        let literals = segments.reduce(0) { $0 + $1.count(where: { $0 != Self.star }) }
        // An exact key beats every pattern with as many characters.
        specificity = literals * 2 + (text.utf8.contains(Self.star) ? 0 : 1)
    }

    private static func stand(_ byte: UInt8) -> UInt8 {
        byte == star ? UInt8(ascii: "x") : byte
    }

    func covers(_ key: ComponentKey) -> Bool {
        let parts = key.description.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
        return Self.covers(segments[...], parts[...])
    }

    private static func covers(
        _ pattern: ArraySlice<[UInt8]>, _ parts: ArraySlice<[UInt8]>
    ) -> Bool {
        guard let first = pattern.first else { return parts.isEmpty }
        let rest = pattern.dropFirst()
        guard first == run else {
            guard let part = parts.first else { return false }
            return covers(segment: first[...], part[...]) && covers(rest, parts.dropFirst())
        }
        return (0...parts.count).contains { covers(rest, parts.dropFirst($0)) }
    }

    private static func covers(segment: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
        guard let first = segment.first else { return text.isEmpty }
        guard first == star else {
            return text.first == first && covers(segment: segment.dropFirst(), text.dropFirst())
        }
        return (0...text.count).contains {
            covers(segment: segment.dropFirst(), text.dropFirst($0))
        }
    }
}
