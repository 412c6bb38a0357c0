import InfraTrack
import InfraTrackSecrets
import InfraTrackTesting
import TestSupport
import Testing

/// Sealed fields in records: what is sealed, what stays, and what an edit changes.
struct StoreSealerTests {
    private static let recipient = "age1u5wlnwqflgcjmavedvr24s62799lvetl4952s3dqcrw2v937udgskjr85m"

    private static func repository(_ settings: String) throws -> Repository {
        let text = "version: 1\nencryption:\n  recipients: [\(recipient)]\n\(settings)"
        let rules = try SecretRules(settings: Settings(parsing: Array(text.utf8)))
        return try Repository.inMemory(redactor: rules)
    }

    private static func opened(_ text: String) throws -> SealedText.Opened {
        SealedText.open(text, with: [.identity(try AgeTests.key("first.key"))])
    }

    private static func newTask(
        _ repository: Repository, body: String, labels: [String] = []
    ) throws -> TaskRecord {
        try repository.commit { draft in
            var task = TaskRecord(id: draft.newID(), title: "Call back")
            (task.body, task.labels, task.resolution) = (body, labels, "told the customer")
            return try draft.put(task)
        }.value
    }

    @Test func sealsTheChosenFieldsAlone() throws {
        let repository = try Self.repository("  fields: [task.body, task.resolution]\n")
        let task = try Self.newTask(repository, body: "The customer is Nordlicht.\n")
        #expect(task.title == "Call back")
        #expect(task.resolution?.hasPrefix("«age:") == true)
        #expect(task.body.hasPrefix("```age\n") && task.body.hasSuffix("\n```\n"))
        #expect(try Self.opened(task.body).text == "The customer is Nordlicht.\n")
        #expect(try Self.opened(task.resolution ?? "").text == "told the customer")
    }

    @Test func sealsOnlyRecordsWithALabel() throws {
        let repository = try Self.repository("  fields: [task.body]\n  labels: [confidential]\n")
        #expect(try Self.newTask(repository, body: "open\n").body == "open\n")
        let task = try Self.newTask(repository, body: "shut\n", labels: ["a", "confidential"])
        #expect(task.body.hasPrefix("```age\n"))
    }

    @Test func leavesWhatDidNotChange() throws {
        let repository = try Self.repository("  fields: [task.body, task.resolution]\n")
        let task = try Self.newTask(repository, body: "one\n")
        try repository.commit { draft in
            var changed = try #require(draft.snapshot.task(task.id))
            changed.priority = .p1
            try draft.put(changed)
        }
        let after = try #require(repository.snapshot.task(task.id))
        #expect(after.body == task.body)
        #expect(after.resolution == task.resolution)

        try repository.commit { draft in try draft.addNote("two", to: task.id) }
        let noted = try #require(repository.snapshot.task(task.id)).body
        #expect(noted.hasPrefix(task.body.dropLast()))
        #expect(!noted.contains("two"))
        let opened = try Self.opened(noted)
        #expect(opened.opened == 2)
        #expect(opened.text.hasPrefix("one\n\n**") && opened.text.hasSuffix("two\n"))
        try repository.commit { draft in try draft.addNote("three", to: task.id) }
        #expect(try #require(repository.snapshot.task(task.id)).body.hasPrefix(noted.dropLast()))
    }

    @Test func masksBeforeItSeals() throws {
        let repository = try Self.repository("  fields: [task.body]\n")
        let task = try Self.newTask(repository, body: "password=hunter2hunter2\n")
        #expect(try Self.opened(task.body).text == "password=\(mask("password"))\n")
    }

    @Test func sealsOutputAndLeavesTheNote() throws {
        let repository = try Self.repository("  fields: [command.output, command.command]\n")
        let body = "A note.\n\n````text\nrow 1\n```\nrow 2\n````\n"
        let id = try repository.commit { draft in
            var command = CommandRecord(id: draft.newID(), command: "report --all")
            command.body = body
            command.output = .init(bytes: 12, lines: 3, sha256: String(repeating: "0", count: 64))
            return try draft.put(command).id
        }.value
        let command = try #require(repository.snapshot.command(id))
        #expect(command.body.hasPrefix("A note.\n\n```age\n"))
        #expect(!command.body.contains("row"))
        #expect(try Self.opened(command.body).text == body)
        #expect(try Self.opened(command.command).text == "report --all")
        #expect(command.output == .init(bytes: 12, lines: 3))
        let path = try #require(repository.snapshot.path(.command, id.description))
        #expect(path.hasSuffix("\(id)-sealed.md"))

        // Written again with another exit status: nothing is sealed anew.
        try repository.commit { draft in
            var changed = command
            changed.exit = 1
            try draft.put(changed)
        }
        let after = try #require(repository.snapshot.command(id))
        #expect(after.body == command.body && after.command == command.command)
        // Without a fence there is no output.
        let bare = try repository.commit { draft in
            var command = CommandRecord(id: draft.newID(), command: "x")
            command.body = "A note.\n"
            return try draft.put(command)
        }.value
        #expect(bare.body == "A note.\n")
    }

    @Test func sealsTheFileBesideARecord() throws {
        let repository = try Self.repository("  fields: [command.output]\n")
        let path = try repository.commit { draft in
            let command = try draft.put(CommandRecord(id: draft.newID(), command: "x"))
            try draft.attach("\(command.id).out", Array("secret plans".utf8), toCommand: command.id)
            return try #require(draft.snapshot.path(.command, command.id.description))
        }.value
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        let bytes = try repository.file(
            "\(folder)/\(path.split(separator: "/").last?.prefix(10) ?? "").out")
        let plain = try Age.decrypt(
            try #require(bytes), with: [.identity(try AgeTests.key("first.key"))])
        #expect(plain == Array("secret plans".utf8))
    }

    /// A sealer that cannot seal keeps the record from being written.
    @Test func failsClosed() throws {
        struct Broken: Redactor, Sealer {
            struct Failure: Error {}
            var sealer: (any Sealer)? { self }
            func redact(_ text: String, in scope: inout RedactionScope) -> String { text }
            func seals(_ place: TextPlace) -> Bool { place.key == "body" || place.key == "output" }
            func sealed(_ text: String, at place: TextPlace) throws -> String { throw Failure() }
            func sealed(_ bytes: [UInt8], at place: TextPlace) throws -> [UInt8] { throw Failure() }
        }
        let repository = try Repository.inMemory(redactor: Broken())
        let error = #expect(throws: LedgerError.self) {
            try Self.newTask(repository, body: "x")
        }
        #expect(error?.code == .invalid)
        #expect(repository.snapshot.count(.task) == 0)
    }

    @Test(arguments: [
        "fields: [task.title]", "fields: [body]", "fields: [[a]]", "other: 1", "labels: [[a]]",
    ])
    func refusesSettingsThatCannotBeUsed(line: String) {
        let error = #expect(throws: LedgerError.self) { try Self.repository("  \(line)\n") }
        #expect(error?.code == .invalid)
        #expect(error?.path == "infratrack.yaml")
    }

    @Test func namesItsRecipients() throws {
        let text = "version: 1\nencryption: { recipients: [\(Self.recipient)] }\n"
        let settings = try Settings(parsing: Array(text.utf8))
        #expect(try AgeRecipient.list(in: settings).map(\.description) == [Self.recipient])
        #expect(try SecretRules(settings: settings).sealer == nil)
        let none = try Settings(parsing: Array("version: 1\n".utf8))
        #expect(try AgeRecipient.list(in: none).isEmpty)
    }
}
