import Foundation
import Testing

/// Every transcript prints what it says; `UPDATE_GOLDEN=1` writes what is printed now, and fails.
@Suite struct TranscriptTests {
    @Test(arguments: Self.names)
    func prints(_ name: String) throws {
        let url = Self.folder.appendingPathComponent(name)
        let expected = try String(contentsOf: url, encoding: .utf8)
        let variables = name.hasPrefix("task-in-hand") ? ["INFRATRACK_TASK": "t"] : [:]
        let printed = try Transcript.replay(expected, variables: variables)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try printed.write(to: url, atomically: true, encoding: .utf8)
        }
        #expect(printed == expected, "\(name)")
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Transcripts")

    static let names: [String] = {
        let all = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (all ?? []).filter { $0.hasSuffix(".md") }.sorted()
    }()
}
