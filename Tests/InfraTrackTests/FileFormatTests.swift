import Foundation
import InfraTrack
import InfraTrackTesting
import Testing

/// The examples of the specification are what it says they are.
@Suite struct FileFormatTests {
    static let page = Example.project.appendingPathComponent(
        "Sources/InfraTrack/InfraTrack.docc/FileFormat.md")

    /// The fence below each line that names a path.
    static func examples() throws -> [String: String] {
        let lines = try String(contentsOf: page, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
        var examples: [String: String] = [:]
        var index = 0
        while index + 1 < lines.count {
            defer { index += 1 }
            guard lines[index].hasPrefix("Path: `"), lines[index].hasSuffix("`") else { continue }
            let fence = lines[index + 1].prefix { $0 == "`" }
            guard fence.count >= 3 else { continue }
            let content = lines[(index + 2)...].prefix { $0 != fence }
            examples[String(lines[index].dropFirst(7).dropLast())] =
                content.joined(separator: "\n") + "\n"
        }
        return examples
    }

    @Test func theExamplesMakeAStore() throws {
        let repository = try Repository.inMemory(files: try Self.examples())
        #expect(repository.snapshot.unreadableFiles.map(\.description) == [])
        for kind in RecordKind.allCases {
            #expect(repository.snapshot.count(kind) > 0, "no example of \(kind.folder)")
        }
        #expect(repository.snapshot.settings.clients["acme"]?.name == "ACME GmbH")
    }

    @Test func theExamplesReferToEachOther() throws {
        let snapshot = try Repository.inMemory(files: try Self.examples()).snapshot
        #expect(snapshot.check().map(\.description) == [])
    }

    @Test func everyExampleIsInCanonicalForm() throws {
        let examples = try Self.examples().filter { $0.key.contains("/") }
        #expect(examples.count >= 11)
        for (path, text) in examples {
            let canonical = try CanonicalForm.bytes(path, Array(text.utf8))
            #expect(String(decoding: canonical, as: UTF8.self) == text, "\(path)")
        }
    }

    @Test func pathsFollowFromTheRecords() throws {
        let snapshot = try Repository.inMemory(files: try Self.examples()).snapshot
        let epoch = Timestamp(seconds: 0)
        #expect(snapshot.taskTable.all.allSatisfy { $0.record.newPath(at: epoch) == $0.path })
        #expect(snapshot.alertTable.all.allSatisfy { $0.record.newPath(at: epoch) == $0.path })
        #expect(snapshot.commandTable.all.allSatisfy { $0.record.newPath(at: epoch) == $0.path })
        #expect(snapshot.timeTable.all.allSatisfy { $0.record.newPath(at: epoch) == $0.path })
        #expect(snapshot.invoiceTable.all.allSatisfy { $0.record.newPath(at: epoch) == $0.path })
    }

    @Test func theAttributesAreThoseOfThePage() throws {
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        #expect(page.contains("\n```text\n\(Layout.attributes)```\n"))
    }
}
