import Foundation
import InfraTrack
import InfraTrackRunbooks
import InfraTrackTesting
import Testing

@Suite struct RunbookGeneratorTests {
    private func generate(
        _ repository: Repository, _ name: String = "disk-full", title: String? = nil,
        tasks: [String] = [Story.first, Story.second],
        template: String = "incident", force: Bool = false
    ) throws -> Committed<Runbook> {
        let template = try RunbookTemplate(named: template, in: repository)
        let tasks = try tasks.map(Story.id)
        return try repository.commit {
            try RunbookGenerator(template: template, force: force).generate(
                name, title: title, tasks: tasks, in: &$0)
        }
    }

    private func text(_ repository: Repository, _ name: String = "disk-full") throws -> String {
        String(decoding: try repository.file("runbooks/\(name).md") ?? [], as: UTF8.self)
    }

    /// Replaces the text of a runbook as a person would.
    private func edit(_ repository: Repository, _ change: @escaping (inout Runbook) -> Void) throws
    {
        try repository.commit { draft in
            guard var runbook = draft.snapshot.runbook("disk-full") else { return }
            change(&runbook)
            try draft.put(runbook)
        }
    }

    @Test(arguments: RunbookTemplate.builtInNames)
    func theStoryBecomesARunbook(template: String) throws {
        let repository = try Story.repository()
        _ = try generate(repository, template: template)
        let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent()
            .appendingPathComponent("Fixtures/\(template).md")
        let generated = try text(repository)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try generated.write(to: golden, atomically: true, encoding: .utf8)
        }
        let expected = try? String(contentsOf: golden, encoding: .utf8)
        #expect(generated == expected)
    }

    @Test func aSecondRunChangesNothing() throws {
        let repository = try Story.repository()
        #expect(try generate(repository).commit != nil)
        #expect(try generate(repository).commit == nil)
        #expect(try generate(repository, tasks: []).commit == nil)
    }

    @Test func evidenceSourcesAndNamesAreKept() throws {
        let runbook = try generate(try Story.repository()).value
        #expect(runbook.title == "Disk full on web-01")
        #expect(runbook.owner == "marcus")
        #expect(runbook.alerts == ["DiskFull"])
        #expect(runbook.components.map(\.description) == ["acme/prod/db-01", "acme/prod/web-01"])
        #expect(runbook.evidence?.runs == 2)
        #expect(runbook.evidence?.successes == 1)
        #expect(runbook.evidence?.lastSuccess?.description == "2026-11-23T03:50:00Z")
        #expect(runbook.sources.map(\.command.description).first == "c000000002")
        #expect(runbook.sources.count == 10)
        #expect(runbook.sources.allSatisfy { $0.blob.utf8.count == 40 })
        #expect(runbook.status == .draft)
        #expect(runbook.bodyHash == Digest.sha256(Array(runbook.body.utf8)))
    }

    @Test func theTitleIsTheGivenOneOrStays() throws {
        let repository = try Story.repository()
        #expect(try generate(repository, title: "Full disks").value.title == "Full disks")
        #expect(try generate(repository).value.title == "Full disks")
    }

    @Test func aPublishedRunbookIsADraftAgainWhenItsTextChanges() throws {
        let repository = try Story.repository()
        _ = try generate(repository)
        try edit(repository) { runbook in
            runbook.status = .published
            runbook.owner = "lena"
        }
        let other = try generate(repository, title: "New").value
        #expect(other.status == .draft)
        #expect(other.owner == "lena")
        try edit(repository) { $0.status = .published }
        #expect(try generate(repository).value.status == .published)
    }

    @Test func textWrittenByHandIsNotOverwritten() throws {
        let repository = try Story.repository()
        let generated = try generate(repository).value
        try edit(repository) { $0.body += "\nAsk Lena.\n" }
        // Nothing new to say: the text by hand stands.
        #expect(try generate(repository).commit == nil)
        let error = failure { _ = try generate(repository, title: "New title") }
        #expect(error?.code == .refused)
        #expect(error?.path == "runbooks/disk-full.md")
        #expect(error?.message == "The text of runbook “disk-full” was written or edited by hand.")
        #expect(try text(repository).hasSuffix("\nAsk Lena.\n"))
        let forced = try generate(repository, force: true).value
        #expect(forced.body == generated.body)
    }

    @Test func aRunbookThatWasNeverGeneratedIsNotOverwritten() throws {
        let repository = try Story.repository([
            "runbooks/disk-full.md": "---\ntitle: By hand\n---\n\nDo it.\n"
        ])
        #expect(failure { _ = try generate(repository) }?.code == .refused)
        #expect(failure { _ = try generate(repository, tasks: []) }?.code == .usage)
    }

    @Test func tasksMustExist() throws {
        let repository = try Story.repository()
        #expect(
            failure { _ = try generate(repository, tasks: ["a000000009"]) }?.message
                == "There is no task a000000009.")
        #expect(
            failure { _ = try generate(repository, tasks: []) }?.message
                == "The runbook has no task to be made of.")
        #expect(failure { _ = try generate(repository, "Bad name") }?.code == .invalid)
    }

    @Test func theStoresTemplateIsUsed() throws {
        let own = "# {{title}}\n{{#mitigation}}\n{{number}}. {{command}}\n{{/mitigation}}\n"
        let repository = try Story.repository(["templates/incident.md.mustache": own])
        let runbook = try generate(repository).value
        #expect(
            runbook.body.hasPrefix(
                "# Disk full on web-01\n1. logrotate -f /etc/logrotate.d/nginx\n2. sudo systemctl stop rsyslog\n"
            ))
        let broken = try Story.repository(["templates/incident.md.mustache": "# {{titel}}\n"])
        let error = failure { _ = try generate(broken) }
        #expect(
            error?.description.hasPrefix(
                "templates/incident.md.mustache:1: A template knows no “titel” here.") == true)
    }

    @Test func tasksWithoutCommandsStillTellTheirStory() throws {
        let repository = try Repository.inMemory(files: [
            "tasks/2026-11/23/a000000003-x.md": "---\nid: a000000003\ntitle: Quiet work\n---\n"
        ])
        let body = try generate(repository, tasks: ["a000000003"]).value.body
        #expect(body.contains("## Meaning\n\nQuiet work\n"))
        #expect(body.contains("No step that changes anything was recorded."))
        #expect(body.contains("Every recorded step succeeded at the first try."))
    }

    /// Masks a word that stands in the template, not in the records.
    private struct WordRedactor: Redactor {
        func redact(_ text: String, in scope: inout RedactionScope) throws -> String {
            text.replacing("hunter2", with: "«redacted:word:1»")
        }
    }

    @Test func theHashIsThatOfTheRedactedText() throws {
        let repository = try Repository.inMemory(
            files: Story.files.merging(["templates/incident.md.mustache": "hunter2 {{title}}\n"]) {
                $1
            }, redactor: WordRedactor())
        let runbook = try generate(repository).value
        #expect(runbook.body == "«redacted:word:1» Disk full on web-01\n")
        #expect(runbook.bodyHash == Digest.sha256(Array(runbook.body.utf8)))
        #expect(try generate(repository, title: "Other").value.title == "Other")
    }
}
