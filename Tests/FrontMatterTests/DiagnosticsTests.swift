import Foundation
import FrontMatter
import Testing

/// Broken files and what is said about them; the texts beside them are the contract.
@Suite struct DiagnosticsTests {
    private static let folder = Bundle.module.resourceURL?.appending(path: "Fixtures/errors")

    private static let names: [String] = {
        let files = folder.flatMap {
            try? FileManager.default.contentsOfDirectory(atPath: $0.path())
        }
        return (files ?? []).filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()
    }()

    @Test func thereAreExamples() { #expect(Self.names.count > 50) }

    @Test(arguments: names)
    func says(name: String) throws {
        let folder = try #require(Self.folder)
        let bytes = Array(try Data(contentsOf: folder.appending(path: name + ".md")))
        let file = folder.appending(path: name + ".txt")
        let expected = try? String(contentsOf: file, encoding: .utf8)
        let message = fault(bytes)?.description
        #expect(message == expected?.trimmingCharacters(in: .newlines))
        #expect(message != nil)
    }
}
