import InfraTrack
import InfraTrackCapture
import InfraTrackTesting
import Testing

/// Masks the words that start with `SECRET`, so that tests see what was redacted.
struct WordRedactor: Redactor {
    struct Failure: Error {}

    func redact(_ text: String, in scope: inout RedactionScope) throws -> String {
        if text.contains("BREAK") { throw Failure() }
        var result = ""
        var rest = text[...]
        while let range = rest.firstRange(of: "SECRET") {
            let end = rest[range.upperBound...].firstIndex { !$0.isNumber } ?? rest.endIndex
            result += rest[..<range.lowerBound]
            result += scope.mask(rule: "word", value: String(rest[range.lowerBound..<end]))
            rest = rest[end...]
        }
        return result + rest
    }
}

struct CommandCaptureTests {
    private let task = RecordID("k3f9q2m7xd")

    private func repository(_ redactor: (any Redactor)? = WordRedactor()) throws -> Repository {
        try Repository.inMemory(
            files: [
                "tasks/2026-11/23/k3f9q2m7xd-disk.md":
                    "---\nid: k3f9q2m7xd\ntitle: Disk\ncomponents:\n  - acme/db\n---\n",
                "components/acme/db.md": "---\nkind: server\n---\n",
                "components/acme/web.md": "---\nkind: server\n---\n",
            ], redactor: redactor)
    }

    private func record(
        _ input: CommandInput, _ repository: Repository? = nil
    ) throws -> CommandRecord {
        try (repository ?? self.repository()).commit { draft in
            try CommandCapture.record(input, in: &draft)
        }.value
    }

    private func record(output: [UInt8]) throws -> CommandRecord {
        var input = CommandInput(text: "run")
        input.output = output
        return try record(input)
    }

    @Test func keepsWhatIsKnown() throws {
        var input = CommandInput(text: "systemctl reload nginx")
        (input.task, input.seq, input.category, input.exit) = (task, 2, "web", 1)
        (input.cwd, input.shell, input.host, input.user) = ("/etc", "bash", "web-01", "root")
        input.started = Timestamp("2026-11-22T10:00:00.000123Z")
        input.durationMicroseconds = 250_000
        input.components = [ComponentKey("acme/web")].compactMap { $0 }
        input.labels = ["tls"]
        let command = try record(input)
        #expect(command.command == "systemctl reload nginx")
        #expect((command.task, command.seq, command.exit) == (task, 2, 1))
        #expect(command.category == "web")
        #expect(command.cwd == "/etc")
        #expect((command.shell, command.host, command.user) == ("bash", "web-01", "root"))
        #expect(command.started == input.started)
        #expect(command.durationMicroseconds == 250_000)
        #expect(command.components.map(\.description) == ["acme/web"])
        #expect(command.labels == ["tls"])
        #expect(command.source == "record")
        #expect(command.output == nil)
        #expect(command.body.isEmpty)
        #expect(command.redactions.isEmpty)
    }

    @Test func fillsInTheTimeAndTheComponentsOfTheTask() throws {
        var input = CommandInput(text: "df -h")
        input.task = task
        let command = try record(input)
        #expect(command.exit == nil)
        #expect(command.started != nil)
        #expect(command.components.map(\.description) == ["acme/db"])
    }

    @Test func putsOutputIntoAFence() throws {
        let command = try record(output: Array("10%\r100%\r\n\u{1B}[31mdone\u{1B}[0m\n".utf8))
        #expect(command.body.hasSuffix("```text\n100%\ndone\n```\n"))
        #expect(command.output == CommandRecord.Output(bytes: 10, lines: 2))
        let unended = try record(output: Array("a\nb".utf8))
        #expect(unended.body.hasSuffix("```text\na\nb\n```\n"))
        #expect(unended.output == CommandRecord.Output(bytes: 3, lines: 2))
    }

    @Test func makesTheFenceLongerThanAnyInTheOutput() throws {
        let command = try record(output: Array("````\nx ``\n".utf8))
        #expect(command.body.hasSuffix("`````text\n````\nx ``\n`````\n"))
    }

    @Test func keepsEmptyOutputApartFromNone() throws {
        let command = try record(output: [])
        #expect(command.output == CommandRecord.Output(bytes: 0, lines: 0))
        #expect(command.body.isEmpty)
    }

    @Test func givesAValueOneMaskInTextAndOutput() throws {
        var input = CommandInput(text: "login SECRET1 SECRET2")
        (input.cwd, input.labels) = ("/SECRET3", ["SECRET2"])
        input.output = Array("SECRET2 and SECRET4\n".utf8)
        let repository = try repository()
        let committed = try repository.commit { draft in
            try CommandCapture.record(input, in: &draft)
        }
        let command = committed.value
        #expect(command.command == "login «redacted:word:1» «redacted:word:2»")
        #expect(command.cwd == "/«redacted:word:3»")
        #expect(command.labels == ["«redacted:word:2»"])
        #expect(command.body.contains("\n«redacted:word:2» and «redacted:word:4»\n"))
        #expect(command.redactions == [RedactionCount(rule: "word", count: 6)])
        #expect(committed.redactions == [RedactionCount(rule: "word", count: 6)])
        let size = "«redacted:word:2» and «redacted:word:4»\n".utf8.count
        #expect(command.output == CommandRecord.Output(bytes: size, lines: 1))
    }

    @Test func countsOnFromMasksInTheOutput() throws {
        var input = CommandInput(text: "login SECRET1")
        input.output = Array("«redacted:word:5»\n".utf8)
        #expect(try record(input).command == "login «redacted:word:6»")
    }

    @Test func putsLongOutputBesideTheRecord() throws {
        let lines = (0..<40_000).map { "line \($0)" }
        let text = lines.joined(separator: "\n") + "\nSECRET1\n"
        let command = try record(output: Array(text.utf8))
        let file = "\(command.id).out"
        let kept = Array(text.replacing("SECRET1", with: "«redacted:word:1»").utf8)
        #expect(
            command.output
                == CommandRecord.Output(
                    bytes: kept.count, lines: 40_001, sha256: Digest.sha256(kept), file: file))
        #expect(command.body.contains("Output of \(kept.count) bytes in `\(file)`."))
        #expect(command.body.contains("line 19\n… 39961 lines …\nline 39981\n"))
        #expect(command.body.hasSuffix("line 39999\n«redacted:word:1»\n```\n"))
    }

    @Test func putsOneLongLineBesideTheRecord() throws {
        let command = try record(output: Array(String(repeating: "x", count: 300_000).utf8))
        #expect(command.output?.lines == 1)
        #expect(command.body.hasSuffix("```text\n\(String(repeating: "x", count: 400))…\n```\n"))
    }

    @Test func keepsBytesThatAreNoText() throws {
        let repository = try repository()
        let bytes: [UInt8] =
            [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0xFF, 0xFE, 0x80, 0x0D] + Array("SECRET1".utf8) + [
                0xE2, 0x82, 0xAC, 0xE2,
            ]
        var input = CommandInput(text: "cat a.out")
        input.output = bytes
        let command = try record(input, repository)
        let kept = bytes[..<10] + Array("«redacted:word:1»".utf8) + [0xE2, 0x82, 0xAC, 0xE2]
        #expect(
            command.output
                == CommandRecord.Output(
                    bytes: kept.count, lines: 1, sha256: Digest.sha256(Array(kept)),
                    file: "\(command.id).out"))
        #expect(command.body.hasSuffix("Output of \(kept.count) bytes in `\(command.id).out`.\n"))
    }

    @Test func keepsAByteThatIsNoUTF8BesideTheRecord() throws {
        let bytes = Array("name caf".utf8) + [0xE9] + Array(" \u{10FFE9} SECRET1\n".utf8)
        let command = try record(output: bytes)
        let kept = Array("name caf".utf8) + [0xE9] + Array(" \u{10FFE9} «redacted:word:1»\n".utf8)
        #expect(command.output?.sha256 == Digest.sha256(kept))
        #expect(
            command.body.hasSuffix(
                "```text\nname caf\u{FFFD} \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD} «redacted:word:1»\n```\n"
            ))
    }

    @Test func ignoresNULInARecordingAsATerminalDoes() throws {
        let command = try record(output: Array("\u{1B}[1ma\u{0}b\u{1B}[0m\n".utf8))
        #expect(command.body.hasSuffix("```text\nab\n```\n"))
        let listed = try record(output: Array("a\u{0}b\u{0}".utf8))
        #expect(listed.output?.sha256 == Digest.sha256(Array("a\u{0}b\u{0}".utf8)))
    }

    @Test func readsUTF16WithAMark() throws {
        var little: [UInt8] = [0xFF, 0xFE]
        var big: [UInt8] = [0xFE, 0xFF]
        for byte in "SECRET1\n".utf8 {
            little += [byte, 0]
            big += [0, byte]
        }
        for bytes in [little, big] {
            #expect(try record(output: bytes).body.hasSuffix("```text\n«redacted:word:1»\n```\n"))
        }
        #expect(try record(output: [0xFF, 0xFE, 0x41]).output?.file != nil)
    }

    @Test func refusesWithoutRules() throws {
        let repository = try repository(nil)
        let error = #expect(throws: LedgerError.self) {
            try record(CommandInput(text: "ls"), repository)
        }
        #expect(error?.code == .refused)
    }

    @Test func writesNothingWhenTheRulesFail() throws {
        let repository = try repository()
        for place in 0..<2 {
            var input = CommandInput(text: place == 0 ? "BREAK" : "ls")
            input.output = Array("BREAK".utf8)
            let error = #expect(throws: LedgerError.self) { try record(input, repository) }
            #expect(error?.code == .refused)
        }
        #expect(repository.snapshot.count(.command) == 0)
    }

    @Test func refusesATaskThatIsNotThere() throws {
        var input = CommandInput(text: "ls")
        input.task = RecordID("aaaaaaaaaa")
        let error = #expect(throws: LedgerError.self) { try record(input) }
        #expect(error?.code == .missing)
    }

    @Test func refusesAnEmptyCommand() throws {
        let error = #expect(throws: LedgerError.self) { try record(CommandInput(text: "")) }
        #expect(error?.code == .invalid)
    }

    @Test func refusesAComponentThatIsNotThere() throws {
        var input = CommandInput(text: "ls")
        input.components = [ComponentKey("acme/none")].compactMap { $0 }
        let error = #expect(throws: LedgerError.self) { try record(input) }
        #expect(error?.code == .missing)
    }
}
