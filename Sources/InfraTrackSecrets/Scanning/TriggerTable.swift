/// Finds keywords in one pass: the first two bytes choose the few keywords worth comparing.
struct TriggerTable: Sendable {
    private struct Entry: Sendable {
        let word: [UInt8]
        let isExact: Bool
        let trigger: Trigger
    }

    /// For each pair of bytes the bucket of keywords that start with it; 0 for none.
    private var starts = [UInt16](repeating: 0, count: 1 << 16)
    private var buckets: [[Entry]] = [[]]

    init() {
        // Masks are recognised by the same table and passed over.
        _ = bucket(0xC2, 0xAB)
        _ = bucket(UInt8(ascii: "-"), UInt8(ascii: "-"))
    }

    /// Adds a keyword of two bytes or more; unless exact it is matched in any letter case.
    mutating func add(_ word: String, _ trigger: Trigger, exact: Bool = true) {
        let bytes = Array(exact ? word.utf8 : word.lowercased().utf8)
        guard bytes.count >= 2 else { return }
        let entry = Entry(word: bytes, isExact: exact, trigger: trigger)
        let pairs = exact ? [(bytes[0], bytes[1])] : Self.cases(bytes[0], bytes[1])
        for (first, second) in pairs { buckets[bucket(first, second)].append(entry) }
    }

    private mutating func bucket(_ first: UInt8, _ second: UInt8) -> Int {
        let pair = Int(first) << 8 | Int(second)
        if starts[pair] == 0 {
            starts[pair] = UInt16(buckets.count)
            buckets.append([])
        }
        return Int(starts[pair])
    }

    private static func cases(_ first: UInt8, _ second: UInt8) -> [(UInt8, UInt8)] {
        var pairs: [(UInt8, UInt8)] = []
        for head in Set([first, raised(first)]) {
            for next in Set([second, raised(second)]) { pairs.append((head, next)) }
        }
        return pairs
    }

    private static func raised(_ byte: UInt8) -> UInt8 {
        ByteSet.lower.contains(byte) ? byte & 0xDF : byte
    }

    /// All keywords in the text, in order, except those inside masks.
    func hits(in line: Line) -> [Hit] {
        var hits: [Hit] = []
        let bytes = line.bytes.span
        let table = starts.span
        var index = 0
        let last = bytes.count - 1
        while index < last {
            let bucket = table[Int(bytes[index]) << 8 | Int(bytes[index + 1])]
            if bucket != 0 {
                if let end = Self.opaqueEnd(line, at: index) {
                    index = end
                    continue
                }
                collect(Int(bucket), line, index, into: &hits)
            }
            index += 1
        }
        return hits
    }

    /// Where what starts here ends that no rule may look into: a mask, or an encrypted text.
    private static func opaqueEnd(_ line: Line, at index: Int) -> Int? {
        if line[index] == 0xC2 { return Mask.end(in: line, at: index) }
        guard line[index] == UInt8(ascii: "-"), line.has(AgeArmor.begin, at: index),
            let end = line.first(AgeArmor.end, in: index..<line.count)
        else { return nil }
        return end + AgeArmor.end.utf8.count
    }

    private func collect(_ bucket: Int, _ line: Line, _ index: Int, into hits: inout [Hit]) {
        for entry in buckets[bucket] where Self.stands(entry, in: line.bytes, at: index) {
            hits.append(Hit(position: index, trigger: entry.trigger))
        }
    }

    private static func stands(_ entry: Entry, in bytes: [UInt8], at index: Int) -> Bool {
        guard index + entry.word.count <= bytes.count else { return false }
        var offset = 2
        while offset < entry.word.count {
            let byte = bytes[index + offset]
            let same = entry.isExact ? byte : Line.fold(byte)
            guard same == entry.word[offset] else { return false }
            offset += 1
        }
        return true
    }
}
