import InfraTrackTesting
import TestSupport
import Testing

@testable import InfraTrack

@Suite struct ComponentGraphTests {
    /// A store of random keys below each other, with relations that may form circles.
    private static func repository(seed: UInt64) throws -> Repository {
        var random = SeededGenerator(seed: seed)
        let parts = ["a", "a-b", "a.b", "b", "c"]
        var keys: Set<String> = []
        for _ in 0..<30 {
            let depth = Int.random(in: 1...4, using: &random)
            keys.insert(
                (0..<depth).map { _ in parts.randomElement(using: &random) ?? "a" }
                    .joined(separator: "/"))
        }
        let all = keys.sorted()
        var files: [String: String] = [:]
        for key in all {
            let targets = Set((0..<2).compactMap { _ in all.randomElement(using: &random) })
            let part = all.randomElement(using: &random) ?? key
            files["components/\(key).md"] = """
                ---
                kind: server
                depends_on: [\(targets.sorted().joined(separator: ", "))]
                relations: [{type: part_of, target: \(part)}]
                ---
                """
        }
        return try Repository.inMemory(files: files)
    }

    /// The plainest walk.
    private static func impact(of key: ComponentKey, in all: [Component]) -> [String] {
        var distances: [ComponentKey: Int] = [key: 0]
        var frontier = [key]
        var steps = 0
        while !frontier.isEmpty {
            steps += 1
            let reached = all.filter { component in
                guard distances[component.id] == nil else { return false }
                let targets = component.dependsOn + component.relations.map(\.target)
                return frontier.contains { component.id.isWithin($0) || targets.contains($0) }
            }
            for component in reached { distances[component.id] = steps }
            frontier = reached.map(\.id)
        }
        distances[key] = nil
        return distances.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
            .map { "\($0.value) \($0.key)" }
    }

    @Test func impactIsThatOfAPlainWalk() throws {
        for seed in UInt64(1)...20 {
            let repository = try Self.repository(seed: seed)
            let snapshot = repository.snapshot
            let all = snapshot.componentSubtree(nil)
            for key in all.map(\.id) + [
                try #require(ComponentKey("zz")), try #require(ComponentKey("a")),
            ] {
                #expect(
                    snapshot.impact(of: key).map { "\($0.distance) \($0.component.id)" }
                        == Self.impact(of: key, in: all), "seed \(seed), \(key)")
            }
        }
    }

    @Test func subtreesAreThoseOfAScan() throws {
        for seed in UInt64(1)...20 {
            let repository = try Self.repository(seed: seed)
            let roots = try ["a", "a/a", "a-b", "a.b", "b/c", "zz"].map {
                try #require(ComponentKey($0))
            }
            // Later files lie beside the sorted ones.
            try repository.commit { draft in
                for name in ["a/new", "a", "b/c/d/e/f", "0"] {
                    let key = try #require(ComponentKey(name))
                    guard draft.snapshot.component(key) == nil else { continue }
                    try draft.put(Component(id: key, kind: "server"))
                }
            }
            let snapshot = repository.snapshot
            let all = snapshot.componentTable.all.map(\.record)
            for root in roots {
                let expected = all.filter { $0.id.isWithin(root) }.map(\.id).sorted()
                #expect(
                    snapshot.componentSubtree(root).map(\.id) == expected, "seed \(seed), \(root)")
                #expect(
                    try snapshot.components(matching: Query(parsing: "component:\(root)/**"))
                        .map(\.id) == expected, "seed \(seed), \(root)")
                let paths = snapshot.componentTable.within(root).map(\.path)
                #expect(paths == paths.sorted { $0.isBefore($1) })
            }
            #expect(Array(snapshot.componentsWithin(nil)).count == all.count)
        }
    }

    @Test func treesPutWhatLiesBelowAtOnce() throws {
        let names = ["a", "a/b", "a/b/c", "a-b", "a.b", "a.b/c", "b"]
        let keys = try names.map { try #require(ComponentKey($0)) }
        let sorted = keys.shuffled().sorted { $0.precedesInTree($1) }.map(\.description)
        #expect(sorted == ["a-b", "a.b", "a.b/c", "a", "a/b", "a/b/c", "b"])
        #expect(!keys[0].precedesInTree(keys[0]))
    }

    @Test func impactFollowsFormerKeys() throws {
        let repository = try Repository.inMemory(files: [
            "components/new.md": "---\nkind: server\naliases: [old]\n---\n",
            "components/web.md": "---\nkind: server\ndepends_on: [old, gone]\n---\n",
        ])
        let key = try #require(ComponentKey("new"))
        let impact = repository.snapshot.impact(of: key)
        #expect(impact.map(\.component.name) == ["web"])
        #expect(impact[0].distance == 1 && impact.startIndex == 0 && impact.endIndex == 1)
    }
}
