import InfraTrackTesting
import Testing

@testable import InfraTrack

/// Records that name a component by a key it had before are still found.
@Suite struct FormerKeyTests {
    private let repository: Repository
    private let task: RecordID

    init() throws {
        repository = try Repository.inMemory(files: [
            "components/acme/prod/db.md": "---\nkind: database\nenvironment: prod\n---\n",
            "components/acme/prod/db/replica.md": "---\nkind: database\nprovider: aws\n---\n",
            "components/acme/web.md":
                "---\nkind: server\nrelations:\n  - type: runs_on\n    target: acme/prod/db\n---\n",
        ])
        let keys = try ["acme/prod/db", "acme/prod/db/replica"].map {
            try #require(ComponentKey($0))
        }
        task = try repository.commit { draft in
            var task = TaskRecord(id: draft.newID(), title: "Patch")
            task.components = keys
            var runbook = Runbook(id: "restore", title: "Restore")
            runbook.components = keys
            try draft.put(runbook)
            return try draft.put(task).id
        }.value
        let new = try #require(ComponentKey("zen/pg"))
        try repository.commit { draft in try draft.moveComponent(keys[0], to: new) }
    }

    @Test(arguments: [
        "component:acme/prod/db", "component:zen/pg", "component:zen/**", "component:zen/pg/**",
        "component:acme/prod/**", "component:zen/*", "environment:prod", "provider:aws",
        "component:pg",
    ]) func tasksAreFound(query: String) throws {
        #expect(try repository.snapshot.tasks(matching: Query(parsing: query)).map(\.id) == [task])
        #expect(try repository.snapshot.runbooks(matching: Query(parsing: query)).count == 1)
    }

    @Test func theyAreOnTheComponent() throws {
        let snapshot = repository.snapshot
        let key = try #require(ComponentKey("zen/pg"))
        #expect(snapshot.openTasks(on: key).map(\.id) == [task])
        #expect(snapshot.runbooks(on: key).map(\.id) == ["restore"])
        #expect(snapshot.alerts(on: key).isEmpty)
        #expect(snapshot.formerKeys(of: key).map(\.description) == ["acme/prod/db"])
        #expect(snapshot.check().isEmpty)
    }

    @Test func aNewComponentTakesAnOldKeyOver() throws {
        let key = try #require(ComponentKey("acme/prod/db"))
        try repository.commit { draft in try draft.put(Component(id: key, kind: "database")) }
        let found = try repository.snapshot.tasks(matching: Query(.component("zen/pg")))
        #expect(found.isEmpty)
    }

    @Test(arguments: [
        ("runs_on:zen/pg", 1), ("runs_on:pg", 1), ("runs_on:zen/**", 1),
        ("runs_on:acme/prod/db", 1),
        ("part_of:zen/pg", 0), ("depends_on:any", 0), ("member_of:none", 3),
    ]) func relationsAreAskedFor(query: String, count: Int) throws {
        #expect(
            try repository.snapshot.components(matching: Query(parsing: query)).count == count)
    }

    @Test func relationsAsConditions() throws {
        for type in Component.RelationType.allCases {
            let found = try repository.snapshot.components(
                matching: Query(.relation(type, to: "zen/pg")))
            #expect(found.count == (type == .runsOn ? 1 : 0))
        }
    }

    @Test func aKeyWithoutARecordMovesWhatLiesBelow() throws {
        let (old, new) = (
            try #require(ComponentKey("zen")), try #require(ComponentKey("acme/data"))
        )
        try repository.commit { draft in try draft.moveComponent(old, to: new) }
        #expect(
            repository.snapshot.componentSubtree(new).map(\.name) == [
                "acme/data/pg", "acme/data/pg/replica",
            ])
        #expect(
            repository.snapshot.openTasks(on: try #require(ComponentKey("acme/data/pg"))).count == 1
        )
        #expect(throws: LedgerError.self) {
            try repository.commit { draft in try draft.moveComponent(old, to: new) }
        }
    }
}
