import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct ResponseReportTests {
    private static func alert(
        _ id: String, _ name: String, _ started: String, _ ended: String?, _ more: String
    ) -> (String, String) {
        (
            "alerts/2026-11/05/\(id)-x.md",
            """
            ---
            id: \(id)
            name: \(name)
            source: generic
            problem_key: \(name)
            started: \(started)
            \(ended.map { "ended: \($0)\n" } ?? "")\(more)---

            """
        )
    }

    private static let files: [String: String] = {
        var files = Ledger.entries([
            "task: a000000001\nstart: 2026-11-05T10:05:00Z\nend: 2026-11-05T10:30:00Z"
        ])
        files["commands/2026-11/05/c000000001-look.md"] =
            "---\nid: c000000001\ntask: a000000002\ncommand: uptime\nstarted: 2026-11-05T11:01:00Z\n---\n"
        let alerts = [
            alert(
                "h000000001", "DiskFull", "2026-11-05T10:00:00Z", "2026-11-05T11:00:00Z",
                "task: a000000001\n"),
            alert(
                "h000000002", "DiskFull", "2026-11-05T11:00:00Z", nil,
                "task: a000000002\ncomponents:\n  - acme/prod/web-01\n  - acme/prod/db-01\n"),
            alert("h000000003", "Down", "2026-11-05T12:00:00Z", "2026-11-05T12:00:31Z", ""),
            alert("h000000004", "Down", "2026-10-05T12:00:00Z", nil, ""),
        ]
        for (path, text) in alerts { files[path] = text }
        return files
    }()

    private func report(_ grouping: ResponseReport.Grouping) throws -> ResponseReport {
        try ResponseReport(
            snapshot: try Ledger.repository(Self.files).snapshot,
            from: try Ledger.date("2026-11-01"), to: try Ledger.date("2026-11-30"), by: grouping,
            now: try Ledger.time("2026-11-23T12:00:00Z"))
    }

    @Test func `alerts by rule`() throws {
        #expect(
            try report(.alert).markdown == """
                | alert | episodes | acknowledged | MTTA | resolved | MTTR |
                |---|---:|---:|---:|---:|---:|
                | DiskFull | 2 | 2 | 0:03:00 | 1 | 1:00:00 |
                | Down | 1 | 0 | – | 1 | 0:00:31 |
                | **total** | 3 | 2 | 0:03:00 | 2 | 0:30:16 |

                """)
    }

    @Test func `alerts by component, the task's when the episode names none`() throws {
        let report = try report(.component)
        #expect(
            report.jsonLines == """
                {"component":"acme/prod/db-01","episodes":2,"acknowledged":2,"mtta_seconds":180,"resolved":1,"mttr_seconds":3600}
                {"component":"acme/prod/web-01","episodes":1,"acknowledged":1,"mtta_seconds":60,"resolved":0,"mttr_seconds":null}
                {"component":null,"episodes":1,"acknowledged":0,"mtta_seconds":null,"resolved":1,"mttr_seconds":31}

                """)
        #expect(
            report.csv.hasPrefix(
                "component,episodes,acknowledged,mtta_seconds,resolved,mttr_seconds\r\n"))
        #expect(report.csv.contains("\r\nacme/prod/web-01,1,1,60,0,\r\n"))
    }

    @Test func `a range the wrong way round is an error`() throws {
        let (from, to) = (try Ledger.date("2026-11-30"), try Ledger.date("2026-11-01"))
        let snapshot = try Ledger.repository().snapshot
        let error = failure {
            _ = try ResponseReport(
                snapshot: snapshot, from: from, to: to, by: .alert,
                now: try Ledger.time("2026-11-23T12:00:00Z"))
        }
        #expect(error?.code == .usage)
    }
}
