import InfraTrack
import InfraTrackTesting
import Testing

@Suite struct SearchTests {
    static let files = [
        "tasks/a.md": "---\nid: a000000001\ntitle: Disk full on db-01\n---\n\nThe disk was full of archives.\n",
        "tasks/b.md": "---\nid: a000000002\ntitle: Other\nlabels: [disk]\n---\n\nNothing. \"disk full\" they said.\n",
        "tasks/c.md": "---\nid: a000000003\ntitle: Grösse\n---\n\nno words here\n",
        "components/db.md": "---\nkind: disk\n---\n",
        "commands/a.md": "---\nid: b000000001\ncommand: df -h disk\n---\n",
        "alerts/a.md": "---\nid: c000000001\nname: DISK\nsource: s\nproblem_key: k\nstarted: 2026-11-23T00:00:00Z\n---\n",
        "time/a.md": "---\nid: d000000001\ntask: a000000001\nduration: 1\ndate: 2026-11-23\n---\n\ndisk work\n",
        "runbooks/disk-full.md": "---\ntitle: When it is full\n---\n",
        "invoices/2026/A-2026-1.md": "---\nnumber: A-2026-1\nclient: disk\n---\n",
    ]

    static func hits(_ text: String, in kinds: Set<RecordKind> = Set(RecordKind.allCases)) throws -> [String] {
        try Repository.inMemory(files: files).snapshot.search(text, in: kinds).map {
            "\($0.kind.noun) \($0.name) \($0.score)"
        }
    }

    @Test func everyKindIsSearched() throws {
        #expect(
            try Self.hits("disk") == [
                "alert c000000001 13", "command b000000001 13", "task a000000001 11", "component db 3",
                "invoice A-2026-1 3", "runbook disk-full 3", "task a000000002 1", "time d000000001 1",
            ])
    }

    @Test func allWordsMustBeThere() throws {
        #expect(try Self.hits("DISK full", in: [.task]) == ["task a000000001 22", "task a000000002 2"])
        #expect(try Self.hits("\"disk full\"", in: [.task]) == ["task a000000001 13", "task a000000002 1"])
        #expect(try Self.hits("grÖSSE", in: [.task]) == ["task a000000003 13"])
        #expect(try Self.hits("disk absent") == [])
        #expect(try Self.hits("  ") == [])
        #expect(try Self.hits("\"\"") == [])
        #expect(try Self.hits("a000000003", in: [.task]) == ["task a000000003 3"])
        #expect(try Self.hits("disk", in: []) == [])
    }

    @Test func hitsSayWhere() throws {
        let hits = try Repository.inMemory(files: Self.files).snapshot.search("archives")
        #expect(hits.map(\.path) == ["tasks/a.md"])
        #expect(hits.map(\.title) == ["Disk full on db-01"])
        #expect(hits.map(\.excerpt) == ["The disk was full of archives."])
        let byName = try Repository.inMemory(files: Self.files).snapshot.search("db", in: [.component])
        #expect(byName.map(\.excerpt) == [""])
    }
}
