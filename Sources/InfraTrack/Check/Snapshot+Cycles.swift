import FrontMatter

extension Snapshot {
    /// Tasks and components that wait for themselves; each cycle is told once, at its first member.
    func cycleFindings() -> [Finding] {
        let tasks = Cycles.find(taskTable.all.map(\.record.id).sorted()) { id in
            task(id)?.dependsOn ?? []
        }
        let keys = componentTable.all.map(\.record.id).sorted()
        let components = Component.RelationType.allCases.flatMap { type in
            Cycles.find(keys) { key in component(key)?.targets(type) ?? [] }
        }
        return tasks.compactMap { cycle in
            taskTable[id: cycle[0]].map { finding($0, cycle) }
        }
            + components.compactMap { cycle in
                componentTable[id: cycle[0]].map { finding($0, cycle) }
            }
    }

    private func finding<R: StoredRecord>(_ stored: Stored<R>, _ cycle: [R.ID]) -> Finding {
        var check = RecordCheck(stored, in: self)
        let chain = (cycle + [cycle[0]]).map { "\($0)" }.joined(separator: " → ")
        let key = stored.document?.place(of: "depends_on") == nil ? "relations" : "depends_on"
        check.report(
            .error, "cycle", key: key, "It waits for itself: \(chain).",
            cure: "Remove one of the dependencies.")
        return check.findings[0]
    }
}

/// Finds the cycles of a directed graph.
enum Cycles {
    /// One cycle for each strongly connected set that a search in the given order closes.
    static func find<Node: Hashable & Comparable>(
        _ nodes: [Node], next: (Node) -> [Node]
    ) -> [[Node]] {
        var state: [Node: Bool] = [:]
        var cycles: [[Node]] = []
        for start in nodes where state[start] == nil {
            var path: [(node: Node, rest: ArraySlice<Node>)] = [(start, next(start)[...])]
            state[start] = true
            while let top = path.indices.last {
                guard let successor = path[top].rest.popFirst() else {
                    state[path[top].node] = false
                    path.removeLast()
                    continue
                }
                switch state[successor] {
                case nil:
                    state[successor] = true
                    path.append((successor, next(successor)[...]))
                case true?:
                    if let first = path.firstIndex(where: { $0.node == successor }) {
                        cycles.append(rotated(path[first...].map(\.node)))
                    }
                case false?: break
                }
            }
        }
        return cycles
    }

    /// The cycle from its smallest member on.
    private static func rotated<Node: Comparable>(_ cycle: [Node]) -> [Node] {
        guard let least = cycle.indices.min(by: { cycle[$0] < cycle[$1] }) else { return cycle }
        return Array(cycle[least...] + cycle[..<least])
    }
}
