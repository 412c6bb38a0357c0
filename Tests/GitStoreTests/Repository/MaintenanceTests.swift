import GitStore
import TestSupport
import Testing

@Suite struct MaintenanceTests {
    @Test func looseObjectsArePacked() throws {
        let sandbox = try Sandbox()
        let environment = Git.environment(home: sandbox.path)
        let store = try sandbox.store(options: OpenOptions(environment: environment))
        #expect(try store.looseObjectEstimate() % 256 == 0)
        let changes = (0..<400).map { FileChange.new("t/\($0 % 10)/\($0).md", "\($0)\n") }
        _ = try store.commit(CommitRequest(changes))
        #expect(try store.looseObjectEstimate() > 0)
        try sandbox.git("config", "gc.auto", "1")
        try sandbox.git("config", "gc.autoDetach", "false")
        try store.maintain()
        #expect(try store.looseObjectEstimate() == 0)
        #expect(try store.read("t/1/1.md", at: store.resolve("HEAD")) == Array("1\n".utf8))
        #expect(try store.commit(CommitRequest([.put("t/1/1.md", "x\n")])).commit != nil)
        try sandbox.write(".git/config", "[broken")
        #expect(code { try store.maintain() } == .git)
    }
}
