import Foundation
import InfraTrack
import InfraTrackAlerts

extension Measurements {
    /// One alert to a durable task, and groups of them.
    func ingest() throws {
        let repository = try open()
        var next = 0
        func deliveries(_ count: Int) -> [AlertDelivery] {
            (0..<count).map { _ in
                next += 1
                return AlertDelivery(
                    payload: Array(Storm.message(next, start: next * 3).utf8),
                    source: Alertmanager(), receivedAt: Timestamp(seconds: 1_795_400_000))
            }
        }
        let intake = AlertIntake()
        Stopwatch.row(
            "one alert to a durable task",
            try Stopwatch.median(41) {
                let results = intake.ingest(deliveries(1), into: repository)
                for result in results { _ = try result.get() }
            } / 1000, "ms", "< 10")
        Stopwatch.row(
            "a refresh of what is there",
            try Stopwatch.median(21) {
                try repository.refresh()
            } / 1000, "ms", "")
        for count in [64, 256, 1024] {
            let time = try Stopwatch.median(5) {
                try repository.refresh()
                for result in intake.ingest(deliveries(count), into: repository) {
                    _ = try result.get()
                }
            }
            Stopwatch.row("refresh and commit of \(count) alerts", time / 1000, "ms", "")
        }
    }
}
