import InfraTrack
import InfraTrackBilling
import TestSupport
import Testing

@Suite struct TimeExportRulesTests {
    private func export(
        _ format: String, in repository: Repository, from: String = "2026-11-01",
        to: String = "2026-11-30", client: String? = nil, unmarked: Bool = false
    ) throws -> TimeExport {
        try TimeExport(
            format, snapshot: repository.snapshot, from: Ledger.date(from), to: Ledger.date(to),
            client: client, unmarked: unmarked)
    }

    /// Exports and marks, as the command's `--record` does.
    private func record(
        _ format: String, in repository: Repository, from: String, to: String
    ) throws -> TimeExport {
        try repository.commit { draft in
            let export = try TimeExport(
                format, snapshot: draft.snapshot, from: Ledger.date(from), to: Ledger.date(to),
                unmarked: true)
            try export.mark(in: &draft)
            return export
        }.value
    }

    @Test func whatIsMarkedIsTakenOnce() throws {
        let repository = try Ledger.repository(Ledger.entries(TimeReportTests.golden))
        let first = try record("toggl", in: repository, from: "2026-11-02", to: "2026-11-30")
        #expect(first.entries.count == 4)
        let second = try record("toggl", in: repository, from: "2026-11-02", to: "2026-11-30")
        #expect(second.entries.isEmpty)
        #expect(try export("toggl", in: repository, from: "2026-11-02").entries.count == 4)
        let other = try record("harvest", in: repository, from: "2026-11-02", to: "2026-11-30")
        #expect(other.entries.count == 4)
        let id = try Ledger.id("e000000003")
        #expect(
            repository.snapshot.text(.time, id.description)?.contains(
                """
                exported:
                  - format: toggl
                    at: 2026-11-23T12:00:00Z
                  - format: harvest
                    at: 2026-11-23T12:00:00Z

                """) == true)
    }

    @Test func monthsHoldEverySecondOnceWhateverTheOrder() throws {
        for order in [["2026-10-01", "2026-11-01"], ["2026-11-01", "2026-10-01"]] {
            let repository = try Ledger.repository(Ledger.entries([TimeReportTests.golden[1]]))
            var seconds = 0
            for from in order {
                let to = from == "2026-10-01" ? "2026-10-31" : "2026-11-30"
                let export = try record("csv", in: repository, from: from, to: to)
                seconds += export.text.contains(",1800,1800,") ? 1800 : 0
                seconds += export.text.contains(",2700,2700,") ? 2700 : 0
                #expect(export.entries.count == 1)
            }
            #expect(seconds == 4500)
            let all = try record("csv", in: repository, from: "2026-10-01", to: "2026-11-30")
            #expect(all.entries.isEmpty)
        }
    }

    @Test func theMiddleOfAnEntryLeavesBothEnds() throws {
        let long =
            "task: a000000001\nstart: 2026-11-01T12:00:00+01:00\nend: 2026-11-03T12:00:00+01:00"
        let repository = try Ledger.repository(Ledger.entries([long]))
        _ = try record("csv", in: repository, from: "2026-11-02", to: "2026-11-02")
        let rest = try export("csv", in: repository, unmarked: true)
        #expect(rest.text.split(separator: "\r\n").count == 3)
        #expect(rest.text.contains("2026-11-01T12:00:00+01:00,2026-11-02T00:00:00+01:00,43200"))
        #expect(rest.text.contains("2026-11-03T00:00:00+01:00,2026-11-03T12:00:00+01:00,43200"))
    }

    @Test func runningTimersAreLeftOut() throws {
        let running = "task: a000000001\nstart: 2026-11-03T09:00:00+01:00"
        let later = "task: a000000001\nstart: 2026-12-03T09:00:00+01:00"
        let repository = try Ledger.repository(Ledger.entries([running, later]))
        let export = try export("csv", in: repository)
        #expect(export.entries.isEmpty)
        #expect(export.warnings.map(\.rule) == ["running-timer"])
    }

    @Test func onlyTheClientsWorkIsExported() throws {
        let tokyo = "task: a000000002\nduration: 60\ndate: 2026-11-02"
        let repository = try Ledger.repository(
            Ledger.entries(TimeReportTests.golden + [tokyo]))
        #expect(try export("csv", in: repository, client: "globex").entries.count == 1)
        let nobody = try export("csv", in: repository, client: "nobody")
        #expect(nobody.entries.isEmpty)
        #expect(nobody.warnings.map(\.rule) == ["undeclared-client"])
    }

    @Test func whatHasNoPriceIsNotBilled() throws {
        let free = "task: a000000003\nduration: 60\ndate: 2026-11-02"
        let away = "task: a000000001\nduration: 60\ndate: 2026-11-02\nbillable: false"
        let repository = try Ledger.repository(Ledger.entries([free, away]))
        for format in ["xero", "freshbooks"] {
            let export = try export(format, in: repository)
            #expect(export.entries.isEmpty, "\(format)")
            #expect(export.warnings.contains { $0.rule == "missing-rate" }, "\(format)")
        }
        let journal = try export("journal", in: repository)
        #expect(journal.entries.count == 2)
        #expect(journal.warnings.map(\.rule) == ["missing-rate"])
        #expect(
            try export("toggl", in: repository).warnings.contains { $0.rule == "missing-email" })
    }

    @Test func focusNeedsACurrency() throws {
        let free = "task: a000000003\nduration: 60\ndate: 2026-11-02\nbillable: false"
        let away = "task: a000000001\nduration: 60\ndate: 2026-11-02\nbillable: false"
        let repository = try Ledger.repository(Ledger.entries([free, away]))
        let export = try export("focus", in: repository)
        #expect(export.entries.map(\.description) == ["e000000002"])
        #expect(export.warnings.map(\.rule) == ["missing-currency"])
        #expect(export.text.contains("\r\n0.00,acme"))
    }

    @Test func workWithoutAStartIsLinedUpFromMidnight() throws {
        let hour = "task: a000000001\nduration: 3600\ndate: 2026-11-02"
        let repository = try Ledger.repository(Ledger.entries([hour, hour]))
        let export = try export("solidtime", in: repository)
        #expect(export.text.contains("2026-11-01T23:00:00Z,2026-11-02T00:00:00Z"))
        #expect(export.text.contains("2026-11-02T00:00:00Z,2026-11-02T01:00:00Z"))
        #expect(export.warnings.count(where: { $0.rule == "no-start" }) == 2)
    }

    @Test func wrongCallsAreRefused() throws {
        let repository = try Ledger.repository()
        #expect(failure { _ = try export("excel", in: repository) }?.code == .usage)
        let backwards = failure {
            _ = try export("csv", in: repository, from: "2026-11-30", to: "2026-11-01")
        }
        #expect(backwards?.code == .usage)
        #expect(TimeExport.formats.count == 11)
    }

    private static let policies = [
        "{ level: entry, mode: up, increment: 900, minimum: 900 }",
        "{ level: day, mode: up, increment: 360 }",
        "{ level: line, mode: nearest-half-up, increment: 600 }",
        "{ level: invoice, mode: nearest-half-even, increment: 1800 }", "{ level: entry }",
    ]

    /// Seconds, billed seconds and cents by component, as a spreadsheet would sum the export.
    private func sums(_ export: TimeExport) -> [String: [Int64]] {
        var sums: [String: [Int64]] = [:]
        for line in export.text.split(separator: "\r\n").dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(
                String.init)
            let row = [cells[12], cells[13], cells[15].replacing(".", with: "")].map {
                Int64($0) ?? 0
            }
            sums[cells[6]] = zip(sums[cells[6]] ?? [0, 0, 0], row).map { $0 + $1 }
        }
        return sums
    }

    @Test func sumsAreThoseOfTheReportByComponent() throws {
        let seed: UInt64 = 21
        var generator = SeededGenerator(seed: seed)
        for round in 0..<40 {
            let blocks = (0..<20).map { _ in block(&generator) }
            let settings =
                Ledger.settings
                .replacing(
                    "globex: { name: Globex KK, zone: Asia/Tokyo, currency: JPY }",
                    with: "globex: { zone: Asia/Tokyo, currency: EUR }"
                )
                .replacing(
                    "{ client: globex, rate: \"9000\" }",
                    with:
                        "{ client: globex, rate: \"90.17\" }\n  - { client: globex, rate: \"91.11\", from: 2026-11-03 }\n  - { rate: \"77.77\", currency: EUR }"
                )
                + (round % 2 == 0 ? "" : "parallel: share\n")
                + "rounding:\n  default: \(Self.policies[round % Self.policies.count])\n"
            let repository = try Ledger.repository(settings: settings, Ledger.entries(blocks))
            let report = try TimeReport(
                snapshot: repository.snapshot, from: Ledger.date("2026-11-02"),
                to: Ledger.date("2026-11-04"), by: .component,
                now: Ledger.time("2026-11-23T12:00:00Z"))
            let wanted = Dictionary(
                uniqueKeysWithValues: report.rows.map {
                    ($0.key ?? "", [$0.sumSeconds, $0.billableSeconds, $0.amount?.minorUnits ?? 0])
                })
            let found = sums(
                try export("csv", in: repository, from: "2026-11-02", to: "2026-11-04"))
            #expect(found == wanted, "seed \(seed), round \(round)")
        }
    }

    private func block(_ generator: inout SeededGenerator) -> String {
        let start = 1_793_570_400 + Int64.random(in: 0..<300_000, using: &generator)
        let end = start + Int64.random(in: 1...90_000, using: &generator)
        let keys = ["acme/prod/db-01", "acme/prod/web-01", "acme/test/web-01"].filter { _ in
            Bool.random(using: &generator)
        }
        let shares = keys.map {
            "{component: \($0), weight: \(Int.random(in: 1...5, using: &generator))}"
        }
        return "task: a00000000\(Int.random(in: 1...3, using: &generator))\n"
            + (Int.random(in: 0...5, using: &generator) == 0 ? "background: true\n" : "")
            + "person: p\(Int.random(in: 1...2, using: &generator))\nbillable: \(Int.random(in: 0...4, using: &generator) > 0)\n"
            + "start: \(Timestamp(seconds: start))\nend: \(Timestamp(seconds: end))"
            + (shares.isEmpty ? "" : "\ncomponents: [\(shares.joined(separator: ", "))]")
    }
}
