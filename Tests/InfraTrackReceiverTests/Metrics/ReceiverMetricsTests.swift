import InfraTrackAlerts
import Testing

@testable import InfraTrackReceiver

@Suite struct ReceiverMetricsTests {
    @Test func everythingIsThere() {
        let metrics = ReceiverMetrics()
        metrics.answered(200, to: "grafana")
        metrics.answered(200, to: "grafana")
        metrics.answered(401, to: "alertmanager")
        metrics.count(.created, of: "grafana")
        metrics.setSpool(3)
        metrics.committed(7, in: .milliseconds(30))
        metrics.committed(1, in: .seconds(20))
        let text = metrics.text(DeliveryQueue.Level(deliveries: 2, bytes: 99), ReceiverLimits())
        let lines = text.split(separator: "\n").map(String.init)
        for line in [
            #"infratrack_receiver_deliveries_total{source="alertmanager",status="401"} 1"#,
            #"infratrack_receiver_deliveries_total{source="grafana",status="200"} 2"#,
            #"infratrack_receiver_events_total{source="grafana",effect="created"} 1"#,
            "infratrack_receiver_queue_deliveries 2", "infratrack_receiver_queue_bytes 99",
            "infratrack_receiver_queue_limit_deliveries 4096",
            "infratrack_receiver_spool_messages 3", "infratrack_receiver_committed_total 8",
            #"infratrack_receiver_commit_seconds_bucket{le="0.025"} 0"#,
            #"infratrack_receiver_commit_seconds_bucket{le="0.05"} 1"#,
            #"infratrack_receiver_commit_seconds_bucket{le="+Inf"} 2"#,
            "infratrack_receiver_commit_seconds_sum 20.03",
            "infratrack_receiver_commit_seconds_count 2",
            "# TYPE infratrack_receiver_commit_seconds histogram",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
    }
}
