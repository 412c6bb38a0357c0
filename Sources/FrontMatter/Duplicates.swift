/// Finds a key that is there twice.
enum Duplicates {
    /// Most mappings are small: comparing each with each is faster than a set up to here.
    private static let few = 32

    static func check(
        _ bytes: Span<UInt8>, count: Int, key: (Int) -> Token
    ) throws(Scanner.Stop) {
        guard count > 1 else { return }
        let found = count <= few ? compare(bytes, count, key) : hash(bytes, count, key)
        guard let (first, second) = found else { return }
        throw Scanner.Stop(reason: .duplicate(of: key(first).lower), offset: key(second).lower)
    }

    @inline(__always)
    private static func compare(
        _ bytes: Span<UInt8>, _ count: Int, _ key: (Int) -> Token
    ) -> (Int, Int)? {
        for second in 1..<count {
            let token = key(second)
            for first in 0..<second where isSame(bytes, key(first), token) {
                return (first, second)
            }
        }
        return nil
    }

    @inline(__always)
    private static func isSame(_ bytes: Span<UInt8>, _ left: Token, _ right: Token) -> Bool {
        guard left.style == .plain, right.style == .plain else {
            return Text.string(left, bytes).isSameText(as: Text.string(right, bytes))
        }
        let count = right.upper - right.lower
        guard left.upper - left.lower == count, bytes[left.lower] == bytes[right.lower] else {
            return false
        }
        for index in 0..<count where bytes[left.lower + index] != bytes[right.lower + index] {
            return false
        }
        return true
    }

    private static func hash(
        _ bytes: Span<UInt8>, _ count: Int, _ key: (Int) -> Token
    ) -> (Int, Int)? {
        var seen: [[UInt8]: Int] = [:]
        for index in 0..<count {
            let text = Array(Text.string(key(index), bytes).utf8)
            if let first = seen.updateValue(index, forKey: text) { return (first, index) }
        }
        return nil
    }
}
