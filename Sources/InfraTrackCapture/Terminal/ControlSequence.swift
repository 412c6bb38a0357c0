/// `ESC [` with its numbers and its last byte.
struct ControlSequence: Hashable, Sendable {
    var final: UInt8 = 0
    var prefix: UInt8 = 0
    var intermediate: UInt8 = 0
    private(set) var numbers = [0]

    private static let highest = 9999
    private static let mostNumbers = 16

    /// Begins anew without another list.
    mutating func reset() {
        (final, prefix, intermediate) = (0, 0, 0)
        numbers.removeAll(keepingCapacity: true)
        numbers.append(0)
    }

    mutating func add(digit: Int) {
        let last = numbers.count - 1
        numbers[last] = min(numbers[last] * 10 + digit, Self.highest)
    }

    mutating func separate() {
        if numbers.count < Self.mostNumbers { numbers.append(0) }
    }

    /// A number, where 0 and none at all mean 1.
    func count(_ index: Int = 0) -> Int { max(1, number(index)) }

    func number(_ index: Int = 0) -> Int { index < numbers.count ? numbers[index] : 0 }
}
