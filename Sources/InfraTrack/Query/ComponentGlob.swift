/// A glob over component keys, taken apart once.
struct ComponentGlob: Hashable, Sendable {
    private enum Segment: Hashable {
        /// Any number of segments.
        case run
        /// The bytes of one segment, in which a star is a run of bytes.
        case bytes([UInt8])
    }

    private static let star = UInt8(ascii: "*")
    private static let slash = UInt8(ascii: "/")
    private let segments: [Segment]

    init(_ pattern: String) {
        segments = pattern.utf8.split(separator: Self.slash, omittingEmptySubsequences: false).map {
            $0.elementsEqual([Self.star, Self.star]) ? .run : .bytes(Array($0))
        }
    }

    /// The key that all keys it covers are within: its segments before the first star.
    var root: ComponentKey? {
        let literal = segments.prefix { segment in
            if case .bytes(let bytes) = segment { !bytes.contains(Self.star) } else { false }
        }
        let names = literal.map { segment in
            if case .bytes(let bytes) = segment {
                String(decoding: bytes, as: UTF8.self)
            } else {
                ""
            }
        }
        return ComponentKey(names.joined(separator: "/"))
    }

    func covers(_ key: ComponentKey) -> Bool {
        let parts = key.description.utf8.split(separator: Self.slash)
        return Self.covers(segments, parts, isRun: { $0 == .run }) { segment, part in
            guard case .bytes(let bytes) = segment else { return false }
            return Self.covers(bytes, Array(part), isRun: { $0 == Self.star }, fits: ==)
        }
    }

    /// Whether a pattern, in which some elements stand for any run, covers a whole text.
    ///
    /// Going back only to the last run is enough: what an earlier run could take instead, the later
    /// one can leave out. So the cost is at most the product of both lengths.
    private static func covers<Piece, Element>(
        _ pattern: [Piece], _ text: [Element], isRun: (Piece) -> Bool,
        fits: (Piece, Element) -> Bool
    ) -> Bool {
        var (piece, place) = (0, 0)
        var resume: (piece: Int, place: Int)?
        while place < text.count {
            if piece < pattern.count, isRun(pattern[piece]) {
                piece += 1
                resume = (piece, place)
            } else if piece < pattern.count, fits(pattern[piece], text[place]) {
                (piece, place) = (piece + 1, place + 1)
            } else if let last = resume {
                (piece, place) = (last.piece, last.place + 1)
                resume = (piece, place)
            } else {
                return false
            }
        }
        return pattern[piece...].allSatisfy(isRun)
    }
}
