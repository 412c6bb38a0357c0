@testable import InfraTrack
import Testing

@Suite struct QueryRequirementsTests {
    private static let id = RecordID(entropy: 4)

    private func keys(_ text: String, _ kind: RecordKind = .task) throws -> [IndexKey] {
        var web = Component(id: try #require(ComponentKey("acme/web")), kind: "server")
        web.aliases = ["front"]
        return try Query(parsing: text).requirements(for: kind, in: QueryLedger(components: [web]))
    }

    static let table: [(String, [IndexKey])] = [
        ("", []),
        ("disk -label:x priority<=P2 owner:none due:2026-01-01 (a OR b)", []),
        ("label:x OR owner:y", []),
        ("label:a,b owner:a,b priority:P1,P2", []),
        ("component:acme/**,acme/web", []),
        ("component:none component:**/web", []),
        ("id:k3f9 id:1234567890", []),
        (
            "label:x owner:o assignee:a client:c project:p category:g priority:P1",
            [
                .label("x"), .owner("o"), .assignee("a"), .client("c"), .project("p"),
                .category("g"), .priority(.p1),
            ]
        ),
        ("status:open,blocked disk", [.status([.open, .blocked])]),
        ("(status:open OR status:done) label:x", [.status([.open, .done]), .label("x")]),
        ("id:\(id)", [.id(id)]),
        ("task:\(id) depends:\(id) alert:\(id)", [.task(id), .depends(id), .alert(id)]),
        ("host:h", []),
    ]

    @Test(arguments: table) func whatMustHold(text: String, expected: [IndexKey]) throws {
        #expect(try keys(text) == expected)
    }

    @Test func componentsByKeyAliasAndTree() throws {
        let web = try #require(ComponentKey("acme/web"))
        let acme = try #require(ComponentKey("acme"))
        let front = try #require(ComponentKey("front"))
        let unknown = IndexKey.component([])
        #expect(try keys("component:acme/web") == [.component([web, front])])
        #expect(try keys("component:front,acme") == [.component([front, web, acme])])
        #expect(try keys("component:\"No Key\"") == [unknown])
        #expect(try keys("component:acme/**") == [.subtree(acme)])
        #expect(try keys("component:acme/w*") == [.subtree(acme)])
        #expect(try keys("component:acme/web", .component) == [.component([web, front])])
    }

    @Test func whatCommandsAndEntriesInheritIsNotIndexed() throws {
        let text = "component:acme client:c project:p label:x"
        #expect(try keys(text, .command) == [.label("x")])
        #expect(try keys(text, .time) == [.label("x")])
        #expect(try keys("status:draft", .runbook).isEmpty)
        #expect(try keys("status:draft").isEmpty)
        #expect(try keys("id:\(Self.id)", .runbook).isEmpty)
    }
}
