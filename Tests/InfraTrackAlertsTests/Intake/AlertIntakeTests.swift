import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackAlerts

struct AlertIntakeTests {
    private let component = "---\nkind: server\n---\n"

    private func ingest(_ name: String, _ repository: Repository, at time: String) throws
        -> [AlertOutcome]
    {
        try AlertIntake().ingest(
            Payload.fixture(name), source: Alertmanager(),
            receivedAt: try #require(Timestamp("2026-11-23T\(time)Z")), into: repository)
    }

    @Test func aCapturedAlertFromFiringToResolution() throws {
        let repository = try Repository.inMemory(files: [
            "infratrack.yaml": "version: 1\nclients:\n  acme: { name: ACME GmbH }\n",
            "components/acme/prod/eu-west-1/web-01.md": component,
        ])
        let created = try #require(try ingest("captured-firing", repository, at: "17:50:30").first)
        #expect(created.effect == .created)
        #expect(created.problemKey == #"alertmanager{fingerprint="1430865dac3341d4"}"#)
        let firing = repository.files
        let id = try #require(created.task)
        #expect(created.episode == id)
        let task = try #require(firing["tasks/2026-11/23/\(id)-nginx-is-down-on-web-01.md"])
        #expect(
            task == """
                ---
                id: \(id)
                title: nginx is down on web-01
                status: open
                created: 2026-11-23T17:50:24.468688Z
                priority: P1
                client: acme
                alert: \(id)
                components:
                  - acme/prod/eu-west-1/web-01
                ---

                > The nginx exporter on web-01.acme.example:9113 has not answered for 2 minutes.

                | Label | Value |
                |---|---|
                | alertname | NginxDown |
                | env | prod |
                | instance | web-01.acme.example:9113 |
                | job | nginx |
                | severity | critical |

                Alert: <http://prometheus.example:9090/graph?g0.expr=nginx_up%7Bjob%3D%22nginx%22%7D+%3D%3D+0&g0.tab=1>

                """)
        #expect(
            try ingest("captured-repeat", repository, at: "21:50:30").map(\.effect) == [.duplicate])
        #expect(repository.files == firing)
        let resolved = try ingest("captured-resolved", repository, at: "21:55:00")
        #expect(resolved.map(\.effect) == [.resolved])
        #expect(resolved.first?.task == id)
        let closed = try #require(repository.snapshot.task(id))
        #expect(closed.status == .done)
        #expect(closed.resolution == "recovered")
        #expect(closed.closed?.description == "2026-11-23T17:50:36.591208Z")
        let path = "alerts/2026-11/23/\(id)-nginxdown.md"
        let episode = try #require(repository.files[path])
        let payload = try #require(
            try Alertmanager().events(
                in: Payload.fixture("captured-firing"), receivedAt: .at("03:00")
            ).first?.payload)
        let second = try #require(
            try Alertmanager().events(
                in: Payload.fixture("captured-resolved"), receivedAt: .at("03:00")
            ).first?.payload)
        #expect(
            episode == """
                ---
                id: \(id)
                name: NginxDown
                source: alertmanager
                problem_key: alertmanager{fingerprint="1430865dac3341d4"}
                severity: critical
                priority: P1
                started: 2026-11-23T17:50:24.468688Z
                ended: 2026-11-23T17:50:36.591208Z
                reason: recovered
                task: \(id)
                components:
                  - acme/prod/eu-west-1/web-01
                labels:
                  alertname: NginxDown
                  env: prod
                  instance: web-01.acme.example:9113
                  job: nginx
                  severity: critical
                ---

                ## Firing

                ```json
                \(payload)
                ```

                ## Resolved

                ```json
                \(second)
                ```

                """)
    }

    @Test func aMixedGroupIsTakenAlertByAlert() throws {
        let repository = try Repository.inMemory()
        #expect(
            try ingest("captured-grouped-firing", repository, at: "17:50:30").map(\.effect) == [
                .created, .created,
            ])
        let mixed = try ingest("captured-grouped-mixed", repository, at: "17:51:00")
        #expect(mixed.map(\.effect) == [.resolved, .duplicate])
        #expect(repository.tasks.map(\.status.rawValue).sorted() == ["done", "open"])
        #expect(repository.tasks.allSatisfy { $0.labels == ["unknown-component"] })
    }

    @Test func aTruncatedGroupResolvesOnlyWhatItShows() throws {
        let repository = try Repository.inMemory()
        var other = MadeAlert()
        other.fingerprint = "other"
        try repository.ingest(other)
        let outcome = try #require(try ingest("made-truncated", repository, at: "02:40:00").first)
        #expect(outcome.effect == .resolved)
        #expect(outcome.task == nil)
        #expect(outcome.reason.hasSuffix("The sender left out other alerts of the group."))
        #expect(repository.tasks.map(\.status) == [.open])
    }

    @Test func aMessageIsOneCommit() throws {
        let store = try DiskStore()
        try store.repository.ingest(MadeAlert(), MadeAlert(name: "Load"), MadeAlert(name: "Swap"))
        let first = try store.commits()
        try store.repository.ingest(MadeAlert(), MadeAlert(name: "Load"))
        #expect(first == 2)
        #expect(try store.commits() == first)
    }

    @Test func outcomesKeepTheOrderOfThePayload() throws {
        let repository = try Repository.inMemory()
        let late = MadeAlert(name: "B", start: "2026-11-23T02:05:00Z")
        let first = MadeAlert(name: "B").resolved("2026-11-23T02:01:00Z")
        // The resolution of the older episode is taken first, whatever its place.
        let outcomes = try repository.ingest(late, first, MadeAlert(name: "Watchdog"))
        #expect(outcomes.map(\.effect) == [.created, .resolved, .suppressed])
        #expect(outcomes.map(\.episode).last == .some(nil))
        #expect(repository.alerts.map(\.ended) == [.at("02:01"), nil])
    }

    @Test func firingComesBeforeResolvedOfOneStart() throws {
        let repository = try Repository.inMemory()
        let outcomes = try repository.ingest(
            MadeAlert().resolved("2026-11-23T02:10:00Z"), MadeAlert())
        #expect(outcomes.map(\.effect) == [.resolved, .created])
        #expect(repository.tasks.map(\.status) == [.done])
    }

    @Test func theTaskComesBackWithinTheWindow() throws {
        let repository = try Repository.inMemory()
        let alert = MadeAlert()
        let id = try #require(try repository.ingest(alert, at: "02:01").first?.task)
        try repository.ingest(alert.resolved("2026-11-23T02:10:00Z"), at: "02:10")
        let again = alert.starting("2026-11-23T03:00:00Z")
        #expect(try repository.ingest(again, at: "03:00").map(\.effect) == [.reopened])
        var task = try #require(repository.snapshot.task(id))
        #expect(task.status == .open && task.closed == nil && task.resolution == nil)
        try repository.ingest(again.resolved("2026-11-23T03:10:00Z"), at: "03:10")
        task = try #require(repository.snapshot.task(id))
        #expect(task.closed == .at("03:10"))
        #expect(repository.snapshot.alerts(of: id).count == 2)
        try repository.edit(id) { $0.resolution = "wont-fix" }
        let third = try repository.ingest(alert.starting("2026-11-23T04:00:00Z"), at: "04:00")
        #expect(third.map(\.effect) == [.suppressed])
        #expect(repository.snapshot.alerts(of: id).count == 3)
        #expect(repository.snapshot.task(id)?.status == .done)
        #expect(repository.tasks.count == 1)
    }

    @Test func theSameEpisodeFiresAgain() throws {
        let repository = try Repository.inMemory()
        let alert = MadeAlert()
        try repository.ingest(alert, at: "02:01")
        try repository.ingest(alert.resolved("2026-11-23T02:10:00Z"), at: "02:10")
        let before = repository.files
        #expect(try repository.ingest(alert, at: "02:14").map(\.effect) == [.late])
        #expect(repository.files == before)
        #expect(try repository.ingest(alert, at: "02:30").map(\.effect) == [.reopened])
        let record = try #require(repository.alerts.first)
        #expect(record.ended == nil && record.reason == nil)
        #expect(record.body.split(separator: "## ").count == 2)
    }

    @Test func aResolutionAloneOpensNoTask() throws {
        let repository = try Repository.inMemory()
        let alert = MadeAlert()
        let outcome = try #require(
            try repository.ingest(alert.resolved("2026-11-23T02:10:00Z"), at: "02:11").first)
        #expect(outcome.effect == .resolved)
        #expect(outcome.episode != nil)
        #expect(repository.tasks.isEmpty)
        #expect(repository.alerts.map(\.reason) == [.recovered])
        #expect(try repository.ingest(alert, at: "02:12").map(\.effect) == [.late])
        #expect(try repository.ingest(alert, at: "03:00").map(\.effect) == [.created])
        let body = try #require(repository.alerts.first?.body)
        #expect(body.hasPrefix("## Resolved\n"))
        #expect(body.contains("\n## Firing\n"))
    }

    @Test func peopleAtWorkAreAskedToLook() throws {
        let repository = try Repository.inMemory()
        let alert = MadeAlert()
        let id = try #require(try repository.ingest(alert).first?.task)
        try repository.edit(id) {
            $0.status = .inProgress
            $0.labels = ["alpha", "zulu"]
        }
        try repository.ingest(alert.resolved("2026-11-23T02:10:00Z"))
        #expect(repository.snapshot.task(id)?.labels == ["alpha", "needs-review", "zulu"])
        #expect(repository.snapshot.task(id)?.status == .inProgress)
        try repository.ingest(alert.starting("2026-11-23T02:20:00Z"))
        #expect(repository.snapshot.task(id)?.labels == ["alpha", "zulu"])
        try repository.edit(id) { $0.labels = ["alpha"] }
        try repository.ingest(
            alert.starting("2026-11-23T02:20:00Z").resolved("2026-11-23T02:30:00Z"))
        #expect(repository.snapshot.task(id)?.labels == ["alpha", "needs-review"])
    }

    @Test func aRunningTimerKeepsTheTaskOpen() throws {
        let repository = try Repository.inMemory()
        let alert = MadeAlert()
        let id = try #require(try repository.ingest(alert).first?.task)
        try repository.commit { draft in
            var entry = TimeEntry(id: draft.newID(), task: id)
            entry.start = .at("02:05")
            try draft.put(entry)
        }
        try repository.ingest(alert.resolved("2026-11-23T02:10:00Z"))
        #expect(repository.snapshot.task(id)?.status == .open)
        #expect(repository.snapshot.task(id)?.labels == ["needs-review", "unknown-component"])
    }

    @Test func aHigherSeverityRaisesTaskAndEpisode() throws {
        let repository = try Repository.inMemory()
        try repository.ingest(MadeAlert(severity: "warning", fingerprint: "f"))
        #expect(
            try repository.ingest(MadeAlert(severity: "critical", fingerprint: "f")).map(\.effect)
                == [.updated])
        #expect(repository.tasks.map(\.priority) == [.p1])
        #expect(repository.alerts.map(\.priority) == [.p1])
        #expect(repository.alerts.map(\.severity) == ["warning"])
    }

    @Test func anEpisodeWhoseTaskWasRemovedOpensAnother() throws {
        let repository = try Repository.inMemory()
        let alert = MadeAlert()
        let id = try #require(try repository.ingest(alert, at: "02:01").first?.task)
        try repository.ingest(alert.resolved("2026-11-23T02:10:00Z"), at: "02:10")
        try repository.commit { draft in
            for var record in draft.snapshot.alerts(of: id) {
                record.task = nil
                try draft.put(record)
            }
            try draft.deleteTask(id)
        }
        #expect(try repository.ingest(alert, at: "03:00").map(\.effect) == [.created])
        #expect(repository.snapshot.task(id)?.status == .open)
    }

    @Test func rulesFillTheTask() throws {
        let repository = try Repository.inMemory(files: [
            "infratrack.yaml": """
            version: 1
            clients: { acme: { name: ACME }, other: { name: Other } }
            projects: { ops: { client: other } }
            alerts:
              rules:
                - { match: { alertname: DiskFull }, component: acme/db-01, owner: marcus, project: ops, priority: P2, category: storage, title: "Disk full on {{instance}}" }
                - { match: { alertname: Load }, component: acme/gone, client: acme }

            """,
            "components/acme/db-01.md": component,
        ])
        try repository.ingest(MadeAlert(), MadeAlert(name: "Load"))
        let disk = try #require(repository.tasks.first { $0.category == "storage" })
        #expect(disk.title == "Disk full on web-01:9100")
        #expect(disk.components.map(\.description) == ["acme/db-01"])
        #expect([disk.owner, disk.client, disk.project] == ["marcus", "other", "ops"])
        #expect(disk.priority == .p2)
        let load = try #require(repository.tasks.first { $0.category == nil })
        #expect(load.title == "Load on web-01")
        #expect(load.labels == ["unknown-component"])
        #expect(load.client == "acme")
    }

    @Test func hostileTextStaysInItsPlace() throws {
        let repository = try Repository.inMemory()
        _ = try ingest("made-hostile", repository, at: "02:01:00")
        let task = try #require(repository.tasks.first)
        #expect(task.title == "first line second line")
        #expect(
            task.body == #"""
                > ```
                > not closed
                > ---
                > ## Notes
                > <<<<<<< ours

                | Label | Value |
                |---|---|
                | alertname | Pipe\|Dream |
                | instance | https://user:hunter2@www.acme.example:8443/health?q=1 |
                | note | a\|b &lt;script> \`tick\` \\ \[x\](y) next |

                Alert: <http://prometheus.example/graph?a=%3Cb%3E%20c%22)%60>

                """#)
        let episode = try #require(repository.alerts.first)
        #expect(episode.alertName == "Pipe|Dream")
        #expect(episode.labels["note"]?.contains("\nnext") == true)
        #expect(episode.body.contains("````json") == true)
    }

    @Test func secretsAreMaskedOnTheWayIn() throws {
        let repository = try Repository.inMemory(redactor: WordRedactor())
        _ = try ingest("made-hostile", repository, at: "02:01:00")
        #expect(repository.files.count == 2)
        for text in repository.files.values {
            #expect(!text.contains("hunter2"))
            #expect(text.contains("«redacted:hunter:1»"))
        }
    }

    @Test func inMemoryNothingCanBeKept() throws {
        let repository = try Repository.inMemory()
        #expect(throws: AlertError.self) {
            try AlertIntake().ingest(
                [], source: Alertmanager(), receivedAt: .at("03:00"), into: repository)
        }
        let broken = try Repository.inMemory(redactor: BrokenRedactor())
        #expect(throws: LedgerError.self) { try broken.ingest(MadeAlert()) }
        let misspelt = try Repository.inMemory(files: ["infratrack.yaml": "version: 1\nalerts: 3\n"]
        )
        #expect(throws: LedgerError.self) { try misspelt.ingest(MadeAlert()) }
        #expect(try misspelt.ingest(MadeAlert(), rules: .standard).map(\.effect) == [.created])
        #expect(AlertSpool(of: repository) == nil)
        #expect(Quarantine(of: repository) == nil)
    }
}
