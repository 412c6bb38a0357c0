import InfraTrack
import InfraTrackTesting
import TestSupport
import Testing

/// A refresh gives what opening again would.
@Suite struct RefreshTests {
    @Test func handEditsAreTakenIn() throws {
        var random = RandomRecords(seed: 29)
        let ledger = try LedgerFolder()
        let repository = try ledger.open()
        try repository.commit { draft in
            for key in RandomRecords.keys { try draft.put(Component(id: key, kind: "server")) }
            for _ in 0..<12 { try draft.put(random.task()) }
        }
        for round in 0..<15 {
            let files = try ledger.recordFiles().filter { ledger.exists($0) }
            for _ in 0..<3 { try Self.edit(ledger, random.pick(files), &random) }
            try repository.refresh()
            let fresh = try ledger.open().snapshot
            try IndexPropertyTests.expectSame(repository.snapshot, fresh, "seed 29, round \(round)")
        }
    }

    private static func edit(
        _ ledger: LedgerFolder, _ path: String, _ random: inout RandomRecords
    ) throws {
        guard ledger.exists(path) else { return }
        let text = try ledger.read(path)
        switch random.below(7) {
        case 0: try ledger.remove(path)
        case 1: try ledger.write(text.replacing("---\n", with: "---\n# seen\n", maxReplacements: 1), to: path)
        case 2: try ledger.write("no front matter", to: path)
        case 3: try ledger.write(text, to: path + ".copy.md")
        case 4: try ledger.write(text.replacing("priority: P", with: "priority: P0"), to: path)
        case 5: try ledger.write("---\nid: \(random.id())\ntitle: by hand\n---\n", to: "tasks/\(random.id()).md")
        default: try ledger.write(text + "More.\n", to: path)
        }
    }

    @Test func whatOthersCommitIsTakenIn() throws {
        let ledger = try LedgerFolder()
        let (mine, other) = (try ledger.open(), try ledger.open(seed: 2))
        let task = TaskRecord(id: id("k3f9q2m7xd"), title: "Theirs")
        try other.put(task)
        #expect(mine.snapshot.task(task.id) == nil)
        let old = mine.snapshot
        try mine.refresh()
        #expect(mine.snapshot.task(task.id)?.title == "Theirs")
        #expect(old.task(task.id) == nil)
    }

    @Test func settingsAreReadAgain() throws {
        let ledger = try LedgerFolder()
        let repository = try ledger.open()
        try ledger.write("version: 1\nmode: write\n", to: "infratrack.yaml")
        try repository.refresh()
        #expect(repository.snapshot.settings.mode == .write)
        try ledger.write("version: 2\n", to: "infratrack.yaml")
        #expect(
            failure { try repository.refresh() }
                == "infratrack.yaml:1:10: The store's version is not 1. Use the infratrack that made it, or write “version: 1”.")
        #expect(repository.snapshot.settings.mode == .write)
        try ledger.remove("infratrack.yaml")
        #expect(code { try repository.refresh() } == .notAStore)
    }
}
