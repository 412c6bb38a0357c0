import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackRunbooks

/// What people write into a runbook survives its next generation.
@Suite struct HandEditTests {
    private let start: [Ledger.Entry] = [
        .init("df -h /"), .init("systemctl restart nginx"), .init("uptime"),
    ]

    private func edit(_ ledger: Ledger, _ old: String, _ new: String) throws {
        try ledger.repository.commit { draft in
            guard var runbook = draft.snapshot.runbook("disk") else { return }
            #expect(runbook.body.contains(old))
            runbook.body = runbook.body.replacing(old, with: new)
            try draft.put(runbook)
        }
    }

    private func record(_ ledger: Ledger, _ text: String, seq: Int) throws {
        try ledger.repository.commit { draft in
            var command = CommandRecord(id: draft.newID(), command: text)
            command.task = try Story.id(Ledger.task)
            command.exit = 0
            command.seq = seq
            try draft.put(command)
        }
    }

    @Test func editsAreMergedAgainAndAgain() throws {
        let ledger = try Ledger(start)
        _ = try ledger.generate()
        try edit(ledger, "Ask marcus when the verification fails.", "Ask Lena.")
        for round in 0..<3 {
            try record(ledger, "systemctl is-active unit-\(round)", seq: 10 + round)
            let done = try ledger.generate()
            #expect(!done.value.hasConflict)
            #expect(done.commit != nil)
            #expect(done.value.path == "runbooks/disk.md")
            let body = done.value.runbook.body
            #expect(body.contains("Ask Lena."))
            #expect(body.contains("systemctl is-active unit-\(round)\n"), "round \(round)")
            #expect(try ledger.generate().commit == nil)
        }
        try edit(ledger, "Ask Lena.", "Ask Lena, then Marcus.")
        try record(ledger, "free -m", seq: 20)
        #expect(try ledger.generate().value.runbook.body.contains("Ask Lena, then Marcus."))
    }

    @Test func contradictionsLeaveAMarkedFile() throws {
        let ledger = try Ledger(start)
        _ = try ledger.generate()
        try edit(ledger, "# Disk full", "# The disk is full")
        let before = try ledger.repository.history(.runbook, "disk").count
        let done = try ledger.generate(title: "Full disk")
        #expect(done.value.hasConflict)
        #expect(done.commit == nil)
        let text = String(
            decoding: try ledger.repository.file("runbooks/disk.md") ?? [], as: UTF8.self)
        #expect(
            text.contains(
                "<<<<<<< ours\n# The disk is full\n=======\n# Full disk\n>>>>>>> theirs\n"))
        #expect(text.hasPrefix("---\ntitle: Full disk\n"))
        #expect(ledger.repository.snapshot.runbook("disk") == nil)
        let error = failure { _ = try ledger.generate(title: "Full disk") }
        #expect(error?.code == .refused)
        #expect(error?.path == "runbooks/disk.md")
        let findings = try RunbookLint(now: Timestamp(seconds: 1_795_400_000)).findings(
            ["disk"], in: ledger.repository)
        #expect(findings.map(\.rule) == ["unreadable"])
        #expect(before == 2)
    }

    @Test func theLastGeneratedTextIsMadeAgainWhenHistoryLostIt() throws {
        // A squash: the generated text and the edit came in one commit.
        let plain = try Ledger(start)
        _ = try plain.generate()
        let file = String(
            decoding: try plain.repository.file("runbooks/disk.md") ?? [], as: UTF8.self)
        let edited = file.replacing("Ask marcus when the verification fails.", with: "Ask Lena.")
        let ledger = try Ledger(start, files: ["runbooks/disk.md": edited])
        try record(ledger, "free -m", seq: 10)
        let done = try ledger.generate()
        #expect(!done.value.hasConflict)
        #expect(done.value.runbook.body.contains("Ask Lena."))
        #expect(done.value.runbook.body.contains("free -m\n"))
    }

    @Test func aTextThatCannotBeFoundConflictsAsAWhole() throws {
        let plain = try Ledger(start)
        _ = try plain.generate()
        let file = String(
            decoding: try plain.repository.file("runbooks/disk.md") ?? [], as: UTF8.self)
        let lost = file.replacing("Ask marcus", with: "Ask Lena")
            .replacing(
                "body_hash: \(plain.repository.snapshot.runbook("disk")?.bodyHash ?? "")",
                with: "body_hash: \(String(repeating: "0", count: 64))")
        let ledger = try Ledger(start, files: ["runbooks/disk.md": lost])
        #expect(try ledger.generate().value.hasConflict)
        // Another template cannot make it again.
        let other = try Ledger(start, files: ["runbooks/disk.md": lost])
        #expect(try other.generate(template: "minimal").value.hasConflict)
    }

    @Test func forceOverwrites() throws {
        let ledger = try Ledger(start)
        _ = try ledger.generate()
        try edit(ledger, "# Disk full", "# Mine")
        #expect(try ledger.generate(force: true).value.runbook.body.hasPrefix("# Disk full\n"))
    }

    @Test func descriptionsByHandStay() throws {
        let ledger = try Ledger([.init("ping 10.0.0.1"), .init("touch x")])
        _ = try ledger.generate()
        try ledger.repository.commit { draft in
            guard var runbook = draft.snapshot.runbook("disk") else { return }
            runbook.parameters[0].description = "the gateway"
            try draft.put(runbook)
        }
        try record(ledger, "free -m", seq: 10)
        #expect(try ledger.generate().value.runbook.parameters[0].description == "the gateway")
    }
}
