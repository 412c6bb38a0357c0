/// Bytes of a file and what shall stand in their place.
struct Patch {
    var range: Range<Int>
    var text: [UInt8]

    init(_ range: Range<Int>, _ text: some Sequence<UInt8>) {
        self.range = range
        self.text = Array(text)
    }

    /// Applies patches that don't overlap; those at one place in the order given.
    static func apply(_ patches: [Patch], to bytes: [UInt8]) -> [UInt8] {
        let sorted = patches.enumerated().sorted { left, right in
            (left.element.range.lowerBound, left.element.range.upperBound, left.offset)
                < (right.element.range.lowerBound, right.element.range.upperBound, right.offset)
        }
        var output: [UInt8] = []
        var at = 0
        for patch in sorted.map(\.element) {
            output += bytes[at..<patch.range.lowerBound] + patch.text
            at = patch.range.upperBound
        }
        return output + bytes[at...]
    }
}
