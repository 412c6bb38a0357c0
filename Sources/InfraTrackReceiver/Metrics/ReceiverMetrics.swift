import InfraTrackAlerts
import Synchronization

/// What `/metrics` tells, in the text format of Prometheus.
final class ReceiverMetrics: Sendable {
    private struct Series: Hashable, Sendable {
        let source: String
        let value: String
    }

    private struct State: Sendable {
        var answers: [Series: Int] = [:]
        var events: [Series: Int] = [:]
        var committed = 0
        var seconds = Histogram([0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10])
        var spool = 0
    }

    private let state = Mutex(State())

    /// Counts an answer to a sender.
    func answered(_ status: Int, to source: String) {
        state.withLock { $0.answers[Series(source: source, value: "\(status)"), default: 0] += 1 }
    }

    /// Counts what became of an event.
    func count(_ effect: AlertEffect, of source: String) {
        state.withLock {
            $0.events[Series(source: source, value: effect.rawValue), default: 0] += 1
        }
    }

    /// Counts a group of deliveries that was committed together.
    func committed(_ deliveries: Int, in duration: Duration) {
        state.withLock { state in
            state.committed += deliveries
            state.seconds.add(duration / .seconds(1))
        }
    }

    /// Tells how many messages wait in the spool.
    func setSpool(_ messages: Int) { state.withLock { $0.spool = messages } }

    /// Everything as text.
    func text(_ level: DeliveryQueue.Level, _ limits: ReceiverLimits) -> String {
        let state = state.withLock { $0 }
        var page = MetricsPage()
        page.family("deliveries_total", "counter", "Answers to senders by status.")
        page.series("deliveries_total", "status", state.answers.map { ($0.source, $0.value, $1) })
        page.family("events_total", "counter", "Events by what became of them.")
        page.series("events_total", "effect", state.events.map { ($0.source, $0.value, $1) })
        page.single("queue_deliveries", "gauge", "Deliveries that wait.", level.deliveries)
        page.single("queue_limit_deliveries", "gauge", "How many may wait.", limits.queue)
        page.single("queue_bytes", "gauge", "Bytes of deliveries that wait.", level.bytes)
        page.single("queue_limit_bytes", "gauge", "How many bytes may wait.", limits.queueBytes)
        page.single("committed_total", "counter", "Deliveries committed.", state.committed)
        page.single("spool_messages", "gauge", "Messages that wait for the store.", state.spool)
        page.family("commit_seconds", "histogram", "Time of one group of deliveries.")
        page.histogram("commit_seconds", state.seconds)
        return page.text
    }
}

/// How many values were at most how large.
struct Histogram: Sendable {
    let bounds: [Double]
    private(set) var counts: [Int]
    private(set) var count = 0
    private(set) var sum = 0.0

    init(_ bounds: [Double]) {
        self.bounds = bounds
        counts = bounds.map { _ in 0 }
    }

    mutating func add(_ value: Double) {
        for (index, bound) in bounds.enumerated() where value <= bound { counts[index] += 1 }
        count += 1
        sum += value
    }
}

/// A page in the text format 0.0.4.
struct MetricsPage {
    private(set) var text = ""

    mutating func family(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(full(name)) \(help)\n# TYPE \(full(name)) \(type)\n"
    }

    mutating func single(_ name: String, _ type: String, _ help: String, _ value: Int) {
        family(name, type, help)
        text += "\(full(name)) \(value)\n"
    }

    /// Lines by source and a second label, sorted; both are words of ours, with nothing to escape.
    mutating func series(_ name: String, _ label: String, _ values: [(String, String, Int)]) {
        for (source, value, count) in values.sorted(by: { ($0.0, $0.1) < ($1.0, $1.1) }) {
            text += "\(full(name)){source=\"\(source)\",\(label)=\"\(value)\"} \(count)\n"
        }
    }

    mutating func histogram(_ name: String, _ histogram: Histogram) {
        for (bound, count) in zip(histogram.bounds, histogram.counts) {
            text += "\(full(name))_bucket{le=\"\(bound)\"} \(count)\n"
        }
        text += "\(full(name))_bucket{le=\"+Inf\"} \(histogram.count)\n"
        text += "\(full(name))_sum \(histogram.sum)\n\(full(name))_count \(histogram.count)\n"
    }

    private func full(_ name: String) -> String { "infratrack_receiver_\(name)" }
}
