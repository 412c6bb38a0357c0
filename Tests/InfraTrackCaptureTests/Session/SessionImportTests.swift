import InfraTrack
import InfraTrackCapture
import InfraTrackTesting
import Testing

struct SessionImportTests {
    private let disk = RecordID("k3f9q2m7xd")
    private let web = RecordID("w3f9q2m7xd")

    private func repository() throws -> Repository {
        try Repository.inMemory(
            files: [
                "tasks/2026-11/23/k3f9q2m7xd-disk.md":
                    "---\nid: k3f9q2m7xd\ntitle: Disk\ncomponents:\n  - acme/db\n---\n",
                "tasks/2026-11/23/w3f9q2m7xd-web.md": "---\nid: w3f9q2m7xd\ntitle: Web\n---\n",
                "components/acme/db.md": "---\nkind: server\n---\n",
                "time/2023-11/14/t3f9q2m7xd.md":
                    "---\nid: t3f9q2m7xd\ntask: w3f9q2m7xd\nperson: marcus\nstart: 2023-11-14T22:00:00Z\nend: 2023-11-14T23:00:00Z\n---\n",
                "time/2023-11/14/x3f9q2m7xd.md":
                    "---\nid: x3f9q2m7xd\ntask: k3f9q2m7xd\nperson: marcus\nstart: 2023-11-14T21:00:00Z\n---\n",
                "time/2023-11/14/y3f9q2m7xd.md":
                    "---\nid: y3f9q2m7xd\ntask: k3f9q2m7xd\nperson: marcus\nstart: 2023-11-14T21:05:00Z\nend: 2023-11-14T21:06:00Z\n---\n",
                "time/2023-11/14/v3f9q2m7xd.md":
                    "---\nid: v3f9q2m7xd\ntask: k3f9q2m7xd\nperson: marcus\ndate: 2023-11-14\nduration: 3600\n---\n",
            ], redactor: WordRedactor())
    }

    private func take(
        _ session: CapturedSession, _ taking: SessionImport = SessionImport(),
        _ repository: Repository
    ) throws -> [SessionImport.Outcome] {
        try repository.commit { draft in try taking.take(session, in: &draft) }.value
    }

    private func history(_ text: String) throws -> CapturedSession {
        try read(BashHistorySource(), text)
    }

    @Test func takesEachCommandOnce() throws {
        let repository = try repository()
        let session = try history("ls\nls\nlogin SECRET1\nlogin SECRET2\n#5\nls\n")
        let first = try take(session, SessionImport(task: disk), repository)
        #expect(first.map(\.effect) == [.added, .added, .added, .added, .added])
        #expect(Set(first.map(\.id)).count == 5)
        #expect(first.allSatisfy { $0.task == disk })
        let again = try take(session, SessionImport(task: disk), repository)
        #expect(again.map(\.id) == first.map(\.id))
        #expect(again.allSatisfy { $0.effect == .known })
        // The history grew, and its start was cut off.
        let grown = try take(try history("ls\nlogin SECRET2\nnew\n"), SessionImport(), repository)
        #expect(grown.map(\.effect) == [.known, .known, .added])
        let record = repository.snapshot.command(first[2].id)
        #expect(record?.command == "login «redacted:word:1»")
        #expect(record?.started == nil)
        #expect(record?.components.map(\.description) == ["acme/db"])
        #expect(
            record?.body.contains("Not known: exit status, working directory, start, duration.")
                == true)
    }

    @Test func completesACommandThatHadNotEnded() throws {
        let repository = try repository()
        let start = "it1\tstart\tid=1.1\tat=1700000000000001\tcwd=/\thost=web\tcmd=make\n"
        let end = "it1\tend\tid=1.1\tat=1700000002000001\texit=2\tcwd=/\n"
        let open = try take(try read(SpoolSource(), start), SessionImport(), repository)
        #expect(open[0].missing == ["exit status", "duration"])
        let done = try take(try read(SpoolSource(), start + end), SessionImport(), repository)
        #expect(done.map(\.effect) == [.completed])
        let record = try #require(repository.snapshot.command(open[0].id))
        #expect(record.exit == 2)
        #expect(record.durationMicroseconds == 2_000_000)
        #expect(record.body.isEmpty)
        #expect(
            try take(try read(SpoolSource(), start), SessionImport(), repository)[0].effect
                == .known)
        let third = try take(try read(SpoolSource(), start + end), SessionImport(), repository)
        #expect(third.map(\.effect) == [.known])
    }

    @Test func keepsWhatPeopleWroteWhenItCompletes() throws {
        let repository = try repository()
        let start = "it1\tstart\tid=1.1\tat=1700000000000001\tcwd=/\tcmd=make\n"
        let id = try take(try read(SpoolSource(), start), SessionImport(), repository)[0].id
        try repository.commit { draft in
            var record = try #require(draft.snapshot.command(id))
            record.body = record.body.replacing("\n", with: " ") + "\n\nMy own words.\n"
            try draft.put(record)
        }
        _ = try take(
            try read(
                SpoolSource(), start + "it1\tend\tid=1.1\tat=1700000002000001\texit=0\tcwd=/x\n"),
            SessionImport(), repository)
        let body = repository.snapshot.command(id)?.body
        #expect(
            body == "Working directory afterwards: /x\n\nMy own words.\n"
                || body?.hasSuffix("My own words.\n") == true)
        try repository.commit { draft in
            var record = try #require(draft.snapshot.command(id))
            (record.exit, record.body) = (nil, "Only mine.\n")
            try draft.put(record)
        }
        _ = try take(
            try read(
                SpoolSource(), start + "it1\tend\tid=1.1\tat=1700000002000001\texit=0\tcwd=/x\n"),
            SessionImport(), repository)
        #expect(repository.snapshot.command(id)?.body.hasSuffix("Only mine.\n") == true)
        #expect(repository.snapshot.command(id)?.exit == 0)
    }

    @Test func findsTheTaskInHand() throws {
        let repository = try repository()
        func line(_ id: Int, _ at: Int, _ task: String) -> String {
            "it1\tstart\tid=1.\(id)\tat=\(at)000000\tcwd=/\ttask=\(task)\tcmd=c\(id)\n"
        }
        let spool =
            line(1, 1_700_000_000, "k3f9") + line(2, 1_700_000_000, "zzzz")
            + line(3, 1_700_000_000, "")
            + line(4, 1_699_997_000, "") + line(5, 1_000_000_000, "")
            + "it1\tstart\tid=1.6\tcwd=/\tcmd=c6\n"
        let taking = SessionImport(person: "marcus", fallback: web)
        let outcomes = try take(try read(SpoolSource(), spool), taking, repository)
        #expect(outcomes.map(\.task) == [disk, nil, web, disk, web, web])
        #expect(outcomes[1].missing.last == "task")
        let given = try take(
            try read(SpoolSource(), spool.replacing("id=1.", with: "id=2.")),
            SessionImport(task: web), repository)
        #expect(given.allSatisfy { $0.task == web })
        let none = try take(
            try read(SpoolSource(), spool.replacing("id=1.", with: "id=3.")), SessionImport(),
            repository)
        #expect(none.map(\.task) == [disk, nil, nil, nil, nil, nil])
    }

    /// Secrets that reach the screen in pieces are masked, for it is the text that is searched.
    @Test func masksWhatWasTypedWithBackspacesAndColours() throws {
        let repository = try repository()
        let stream =
            "\u{1B}]133;A\u{7}$ \u{1B}]133;B\u{7}login SEX\u{8} \u{8}CR\u{1B}[31mET\u{1B}[0m1\r\n\u{1B}]133;C\u{7}"
            + "tok \u{1B}[1mSEC\u{1B}[0mRET2 and \u{1B}]8;;u\u{7}SECR\u{1B}]8;;\u{7}ET1 "
            + String(repeating: "x", count: 14) + "SECRET3\r\n"
            + "SECRETX\u{8}4\r\n\u{1B}]133;D;0\u{7}"
        let session = try read(
            AsciicastSource(), cast(stream.map(String.init), header: ",\"title\":\"x\""))
        let id = try take(session, SessionImport(), repository)[0].id
        let record = try #require(repository.snapshot.command(id))
        #expect(record.command == "login «redacted:word:1»")
        let text = try #require(repository.snapshot.text(.command, id.description))
        #expect(!text.contains("SECRET"))
        #expect(record.body.contains("tok «redacted:word:2» and «redacted:word:1»"))
        #expect(record.body.contains("xx«redacted:word:3»\n«redacted:word:4»\n"))
        #expect(record.redactions.first?.count == 5)
    }

    @Test func refusesATaskThatIsNotThere() throws {
        let repository = try repository()
        let error = #expect(throws: LedgerError.self) {
            try take(try history("ls\n"), SessionImport(task: RecordID("zzzzzzzzzz")), repository)
        }
        #expect(error?.code == .missing)
    }
}
