import InfraTrack
import InfraTrackBilling
import TestSupport
import Testing

@Suite struct ReportPropertyTests {
    private struct Span {
        let start: Int64
        let end: Int64
        let task: Int
        let person: Int
        let components: [String]
    }

    private static let keys = ["acme/prod/db-01", "acme/prod/web-01", "acme/test/web-01"]
    private static let from: Int64 = 1_792_800_000  // 2026-10-24

    private func spans(_ generator: inout SeededGenerator, _ count: Int) -> [Span] {
        (0..<count).map { _ in
            let start = Self.from + Int64.random(in: 0..<432_000, using: &generator)
            let components = Self.keys.filter { _ in Bool.random(using: &generator) }
            return Span(
                start: start, end: start + Int64.random(in: 1...90_000, using: &generator),
                task: Int.random(in: 1...3, using: &generator),
                person: Int.random(in: 1...2, using: &generator),
                components: components)
        }
    }

    private func block(_ span: Span) -> String {
        "task: a00000000\(span.task)\nperson: p\(span.person)\nstart: \(Timestamp(seconds: span.start))\n"
            + "end: \(Timestamp(seconds: span.end))"
            + (span.components.isEmpty
                ? "" : "\ncomponents: [\(span.components.joined(separator: ", "))]")
    }

    private func report(
        _ spans: [Span], by grouping: TimeReport.Grouping, from: String = "2026-10-20",
        to: String = "2026-11-10"
    ) throws -> TimeReport {
        try Ledger.report(spans.map(block), settings: settings, from: from, to: to, by: grouping)
    }

    /// One rate and one currency, so that amounts can be summed.
    private let settings = """
        version: 1
        clients:
          acme: { zone: Europe/Berlin, currency: EUR }
          globex: { zone: Asia/Tokyo, currency: EUR }
        rates:
          - { rate: "95.00", currency: EUR }

        """

    @Test func everyGroupingCountsTheSameSeconds() throws {
        let seed: UInt64 = 11
        var generator = SeededGenerator(seed: seed)
        for round in 0..<20 {
            let spans = spans(&generator, 25)
            let sum = spans.reduce(0) { $0 + $1.end - $1.start }
            let union = seconds(covered: spans)
            for grouping in TimeReport.Grouping.allCases {
                let report = try report(spans, by: grouping)
                #expect(report.total.sumSeconds == sum, "seed \(seed), round \(round), \(grouping)")
                #expect(
                    report.total.unionSeconds == union, "seed \(seed), round \(round), \(grouping)")
                #expect(
                    report.total.billableSeconds == sum, "seed \(seed), round \(round), \(grouping)"
                )
                #expect(
                    report.rows.allSatisfy { $0.unionSeconds <= $0.sumSeconds },
                    "seed \(seed), round \(round)")
            }
        }
    }

    private func seconds(covered spans: [Span]) -> Int64 {
        var marks: [Int64: Int] = [:]
        for span in spans {
            marks[span.start, default: 0] += 1
            marks[span.end, default: 0] -= 1
        }
        var (open, last, covered) = (0, Int64(0), Int64(0))
        for (time, change) in marks.sorted(by: { $0.key < $1.key }) {
            if open > 0 { covered += time - last }
            (open, last) = (open + change, time)
        }
        return covered
    }

    @Test func theOrderOfTheFilesDoesNotMatter() throws {
        let seed: UInt64 = 12
        var generator = SeededGenerator(seed: seed)
        let spans = spans(&generator, 30)
        for grouping in TimeReport.Grouping.allCases {
            let first = try report(spans, by: grouping)
            let second = try report(spans.shuffled(using: &generator), by: grouping)
            #expect(first.rows == second.rows, "seed \(seed), \(grouping)")
            #expect(first.total == second.total, "seed \(seed), \(grouping)")
        }
    }

    @Test func cuttingAnEntryInTwoChangesNothing() throws {
        let seed: UInt64 = 13
        var generator = SeededGenerator(seed: seed)
        for round in 0..<20 {
            let whole = spans(&generator, 10)
            let cut = whole.flatMap { span -> [Span] in
                guard span.end - span.start > 1, span.components.count < 2 else { return [span] }
                let middle = Int64.random(in: span.start + 1..<span.end, using: &generator)
                return [(span.start, middle), (middle, span.end)].map {
                    Span(
                        start: $0.0, end: $0.1, task: span.task, person: span.person,
                        components: span.components)
                }
            }
            for grouping in TimeReport.Grouping.allCases {
                #expect(
                    try report(whole, by: grouping).rows == report(cut, by: grouping).rows,
                    "seed \(seed), round \(round)")
            }
        }
    }

    @Test func daysAddUpToTheRange() throws {
        let seed: UInt64 = 14
        var generator = SeededGenerator(seed: seed)
        let spans = spans(&generator, 40)
        let whole = try report(spans, by: .client, from: "2026-10-24", to: "2026-10-27")
        let days = try ["2026-10-24", "2026-10-25", "2026-10-26", "2026-10-27"].map {
            try report(spans, by: .client, from: $0, to: $0).total.sumSeconds
        }
        #expect(days.reduce(0, +) == whole.total.sumSeconds, "seed \(seed)")
    }
}
