import Foundation
import InfraTrack
import InfraTrackBilling

/// The in-process numbers of time and billing: a year's report, timers, an invoice.
extension Measurements {
    func runBilling() throws {
        let repository = try open()
        try warmUp(repository)
        try reports(repository.snapshot)
        try timers(repository)
    }

    /// Reports a year by component two hundred times, for profilers.
    func reportOften() throws {
        let snapshot = try open().snapshot
        for _ in 0..<200 { blackHole(try Self.report(snapshot, .component)) }
    }

    private func warmUp(_ repository: Repository) throws {
        blackHole(try Self.report(repository.snapshot, .component).rows.count)
    }

    private func reports(_ snapshot: Snapshot) throws {
        Stopwatch.row(
            "a year's report by component",
            try Stopwatch.median(21) { blackHole(try Self.report(snapshot, .component)) } / 1000,
            "ms", "< 20")
        Stopwatch.row(
            "a year's report by task",
            try Stopwatch.median(11) { blackHole(try Self.report(snapshot, .task)) } / 1000, "ms",
            "")
        Stopwatch.row(
            "a year's report by day",
            try Stopwatch.median(11) { blackHole(try Self.report(snapshot, .day)) } / 1000, "ms", ""
        )
    }

    private static func report(
        _ snapshot: Snapshot, _ grouping: TimeReport.Grouping
    ) throws -> TimeReport {
        guard let from = CalendarDate(year: 2025, month: 1, day: 1),
            let to = CalendarDate(year: 2025, month: 12, day: 31)
        else { throw LedgerError(.usage, "No such days.") }
        return try TimeReport(
            snapshot: snapshot, from: from, to: to, by: grouping,
            now: Timestamp(seconds: 1_795_400_000))
    }

    private func timers(_ repository: Repository) throws {
        let task = try busiestTask(repository.snapshot).id
        let details = TimeTracking.Details(person: "bench")
        let begin = Timestamp(seconds: 1_795_000_000)
        var step: Int64 = 0
        Stopwatch.row(
            "start a timer, durable",
            try Stopwatch.median(21) {
                step += 100
                try repository.commit { draft in
                    if let running = TimeTracking.running("bench", in: draft.snapshot).first {
                        try draft.deleteEntry(running.id)
                    }
                    _ = try TimeTracking.start(
                        task, at: begin.adding(seconds: step), details, in: &draft)
                }
            } / 1000, "ms", "< 10")
        var times: [Double] = []
        for _ in 0..<21 {
            step += 100
            let at = begin.adding(seconds: step)
            times.append(
                try Stopwatch.median(1) {
                    try repository.commit { draft in
                        _ = try TimeTracking.stop(person: "bench", at: at, in: &draft)
                    }
                })
            try repository.commit { draft in
                _ = try TimeTracking.start(
                    task, at: at.adding(seconds: 1), details, in: &draft)
            }
        }
        Stopwatch.row("stop a timer, durable", times.sorted()[10] / 1000, "ms", "< 10")
        Stopwatch.row(
            "log an entry, durable",
            try Stopwatch.median(21) {
                step += 100
                let start = begin.adding(seconds: step)
                try repository.commit { draft in
                    _ = try TimeTracking.log(
                        task, start: start, end: start.adding(seconds: 60), details, in: &draft)
                }
            } / 1000, "ms", "< 10")
    }
}
