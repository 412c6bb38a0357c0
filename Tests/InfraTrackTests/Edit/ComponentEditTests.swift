import InfraTrackTesting
import Testing

@testable import InfraTrack

@Suite struct ComponentEditTests {
    private func component() throws -> Component {
        var component = Component(id: try #require(ComponentKey("acme/web")), kind: "server")
        component.relations = [.init(.partOf, try #require(ComponentKey("acme/net")))]
        component.identifiers = ["host.name": "web"]
        return component
    }

    @Test func relationsByType() throws {
        let edited = try component().edited([
            .add("runs_on", "acme/host"), .add("runs_on", "acme/host"), .set("member_of", "acme/a"),
            .set("member_of", "acme/b"), .remove("part_of", "acme/net"),
        ])
        #expect(
            edited.relations.map { "\($0.type.rawValue) \($0.target)" } == [
                "runs_on acme/host", "member_of acme/b",
            ])
        #expect(try edited.edited([.set("runs_on", "")]).relations.count == 1)
        for edit in [FieldEdit.add("runs_on", "No Key"), .remove("part_of", "acme/other")] {
            #expect(throws: LedgerError.self) { try component().edited([edit]) }
        }
    }

    @Test func identifiersByName() throws {
        let edited = try component().edited([
            .set("identifiers.host.id", "i-1"), .set("identifiers.host.name", ""),
        ])
        #expect(edited.identifiers == ["host.id": "i-1"])
        #expect(throws: LedgerError.self) { try component().edited([.set("identifiers.", "x")]) }
    }

    @Test(arguments: ["server", "s3_bucket", "load-balancer", "k8s"]) func kinds(word: String) {
        #expect(Component.isKind(word))
    }

    @Test(arguments: [
        "", "Server", "two words", "1st", "é", "a/b", String(repeating: "x", count: 51),
    ])
    func noKinds(word: String) throws {
        #expect(!Component.isKind(word))
        let repository = try Repository.inMemory()
        var component = try component()
        component.relations = []
        component.componentKind = word
        let odd = component
        let error = #expect(throws: LedgerError.self) {
            try repository.commit { draft in try draft.put(odd) }
        }
        #expect(error?.code == .invalid)
    }

    @Test func theCommitSaysWhatTheDraftIsAbout() throws {
        let repository = try Repository.inMemory()
        let component = Component(id: try #require(ComponentKey("acme")), kind: "client")
        try repository.commit { draft in
            #expect(draft.message == "infratrack: no change")
            draft.subject = "inventory: one\nline"
            try draft.put(component)
            #expect(draft.message == "inventory: one line\n\n- component: add acme")
        }
    }

    @Test func importedBlocksAreWrittenAndLeftAlone() throws {
        let repository = try Repository.inMemory()
        var component = try component()
        component.relations = []
        component.imported = .map([
            Field(
                "aws",
                .map([Field("n", .number("1")), Field("t", .boolean(true)), Field("z", .null)])),
            Field("list", .list([.text("a: b")])),
        ])
        let made = component
        try repository.commit { draft in try draft.put(made) }
        #expect(
            repository.snapshot.text(.component, "acme/web")
                == "---\nkind: server\nidentifiers:\n  host.name: web\nimported:\n  aws:\n    \"n\": 1\n    t: true\n    z: null\n  list:\n    - \"a: b\"\n---\n"
        )
        var read = try #require(repository.snapshot.component(component.id))
        #expect(read.imported == nil)
        read.owner = "lena"
        let owned = read
        try repository.commit { draft in try draft.put(owned) }
        #expect(repository.snapshot.imported(component.id)?["list"]?.texts == ["a: b"])
    }
}
