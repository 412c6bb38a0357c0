import InfraTrack
import InfraTrackBilling
import TestSupport
import Testing

@Suite struct SplitTests {
    @Test(arguments: [
        (100, [1, 1, 1], [34, 33, 33]), (5, [3, 7], [2, 3]), (5, [7, 3], [4, 1]),
        (3, [75, 25], [2, 1]), (-5, [7, 3], [-4, -1]), (0, [1, 2], [0, 0]), (7, [0, 1], [0, 7]),
        (7, [-3, 1], [0, 7]), (9, [4], [9]), (9, [], []), (9, [0, 0], []),
    ])
    func sharesAreByLargestRemainder(total: Int, weights: [Int], shares: [Int]) {
        let found = Split.largestRemainder(Int64(total), weights: weights.map(Int64.init))
        #expect(found == shares.map(Int64.init))
    }

    @Test func nothingIsLostAndNobodyGetsAUnitTooMuch() {
        let seed: UInt64 = 7
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2000 {
            let total = Int64.random(in: -1_000_000...1_000_000, using: &generator)
            let weights = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                Int64.random(in: 1...1000, using: &generator)
            }
            let shares = Split.largestRemainder(total, weights: weights)
            #expect(shares.reduce(0, +) == total, "seed \(seed), \(total) by \(weights)")
            let sum = weights.reduce(0, +)
            for (share, weight) in zip(shares, weights) {
                #expect(
                    (share * sum - total * weight).magnitude < sum,
                    "seed \(seed), \(total) by \(weights)")
            }
        }
    }

    @Test func largeTotalsDoNotOverflow() {
        let shares = Split.largestRemainder(.max, weights: [.max, .max])
        #expect(shares == [Int64.max / 2 + 1, Int64.max / 2])
    }

    @Test func moneyIsSplitToTheCent() throws {
        let euro = try Ledger.currency("EUR")
        let parts = Money(minorUnits: 100, currency: euro).split(weights: [1, 1, 1])
        #expect(parts.map(\.decimal) == ["0.34", "0.33", "0.33"])
    }
}
