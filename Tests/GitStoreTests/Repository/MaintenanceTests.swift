import GitStore
import TestSupport
import Testing

@Suite struct MaintenanceTests {
    @Test func looseObjectsArePacked() throws {
        let sandbox = try Sandbox()
        let environment = Git.environment(home: sandbox.path)
        let store = try sandbox.store(options: OpenOptions(environment: environment))
        // git counts the folder "17" and takes it for a sample.
        let texts = (0..<5_000).map { "\($0)\n" }.filter { "\(blob($0))".hasPrefix("17") }
        let changes = texts.enumerated().map { FileChange.new("t/\($0).md", $1) }
        _ = try store.commit(CommitRequest(changes))
        #expect(try store.looseObjectEstimate() == texts.count * 256)
        try sandbox.git("config", "gc.auto", "1")
        try sandbox.git("config", "gc.autoDetach", "false")
        try store.maintain()
        #expect(try store.looseObjectEstimate() == 0)
        #expect(try store.read("t/1.md", at: store.resolve("HEAD")) == Array(texts[1].utf8))
        #expect(try store.commit(CommitRequest([.put("t/1.md", "x\n")])).commit != nil)
        try sandbox.write(".git/config", "[broken")
        #expect(code { try store.maintain() } == .git)
    }
}
