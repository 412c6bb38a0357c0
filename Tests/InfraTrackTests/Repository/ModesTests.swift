import Foundation
import InfraTrack
import InfraTrackTesting
import TestSupport
import Testing

/// What a transaction does in each mode, and when it is refused.
@Suite struct ModesTests {
    static let task = TaskRecord(id: RecordID(entropy: 7), title: "T")

    private func put(
        _ repository: Repository, _ options: CommitOptions = CommitOptions()
    ) throws -> Committed<Void> {
        try repository.commit(options: options) { draft in try draft.put(Self.task) }
    }

    @Test(arguments: [
        (Settings.Mode.commit, "", 2), (.stage, "A ", 1), (.write, "??", 1),
    ])
    func modes(mode: Settings.Mode, state: String, commits: Int) throws {
        let ledger = try LedgerFolder()
        let repository = try ledger.open()
        let done = try put(repository, CommitOptions(mode: mode))
        #expect((done.commit != nil) == (mode == .commit))
        #expect(try ledger.commits() == commits)
        let path = try #require(repository.snapshot.path(.task, Self.task.name))
        #expect(try ledger.work()[0] == (state.isEmpty ? "" : "\(state) \(path)\n"))
        #expect(try ledger.open().snapshot.task(Self.task.id)?.title == "T")
    }

    @Test func theSettingsGiveTheMode() throws {
        let ledger = try LedgerFolder(files: ["infratrack.yaml": "version: 1\nmode: stage\n"])
        let done = try put(try ledger.open())
        #expect(done.commit == nil)
        #expect(try ledger.work()[0].hasPrefix("A  tasks/"))
    }

    @Test func aDetachedHeadIsRefusedUnlessAllowed() throws {
        let ledger = try LedgerFolder()
        try ledger.git("checkout", "-q", "--detach")
        let before = try ledger.work()
        #expect(code { _ = try put(try ledger.open()) } == .refused)
        #expect(try ledger.work() == before)
        let done = try put(try ledger.open(), CommitOptions(allowDetached: true))
        #expect(done.commit != nil)
    }

    @Test func aMergeInProgressIsRefused() throws {
        let ledger = try LedgerFolder()
        let head = try ledger.git("rev-parse", "HEAD")
        try ledger.directory.write(head, to: "work/.git/MERGE_HEAD")
        let repository = try ledger.open()
        #expect(code { _ = try put(repository) } == .refused)
        #expect(try ledger.recordFiles() == [])
        #expect(repository.snapshot.count(.task) == 0)
    }

    @Test func anIndexThatAnotherHoldsIsBusy() throws {
        let ledger = try LedgerFolder()
        let repository = try ledger.open(
            settings: OpenSettings(environmentOverrides: ["GIT_INDEX_FILE"]))
        #expect(code { _ = try put(repository) } == .refused)
    }

    @Test func withoutAnIdentityNothingIsWritten() throws {
        let ledger = try LedgerFolder()
        let repository = try ledger.open(author: false)
        #expect(code { _ = try put(repository) } == .unavailable)
        #expect(try ledger.recordFiles() == [])
    }

    @Test func handEditsAreTakenAlongAndTold() throws {
        let ledger = try LedgerFolder()
        let repository = try ledger.open()
        _ = try put(repository)
        let path = try #require(repository.snapshot.path(.task, Self.task.name))
        try ledger.write(try ledger.read(path) + "\nBy hand.\n", to: path)
        try repository.refresh()
        let done = try repository.commit { draft in
            var task = Self.task
            task.priority = .p1
            task.body = draft.snapshot.task(task.id)?.body ?? ""
            try draft.put(task)
        }
        #expect(
            done.notes == ["\(path) had uncommitted hand edits, which were committed with it."])
        #expect(try ledger.read(path).contains("By hand."))
        #expect(try ledger.work()[0] == "")
    }

    @Test func anErrorOfTheClosureChangesNothing() throws {
        let ledger = try LedgerFolder()
        let repository = try ledger.open()
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try repository.commit { draft in
                try draft.put(Self.task)
                throw Stop()
            }
        }
        #expect(repository.snapshot.count(.task) == 0)
        #expect(try ledger.commits() == 1)
        #expect(try ledger.recordFiles() == [])
    }
}
