/// The relations of all components, turned round: from what may fail to what that reaches.
///
/// Nodes are numbers in the order of the keys, so that walking needs no look-up of text.
struct ComponentGraph: Sendable {
    /// The slot of each node.
    let slots: [Int32]
    /// The node of each slot that holds a record.
    private var nodes: [Int32]
    /// Where the dependents of each node begin, and where the last end.
    private var starts: [Int32] = []
    private var dependents: [Int32] = []
    /// The nodes such that what lies below a key follows it at once.
    private var tree: [Int32] = []
    /// Where in `tree` what lies below each node is.
    private var below: [Range<Int32>] = []

    init(of table: Table<Component>, in snapshot: Snapshot) {
        slots = table.slotsByKey
        nodes = Array(repeating: -1, count: Int(slots.max() ?? -1) + 1)
        for (node, slot) in slots.enumerated() { nodes[Int(slot)] = Int32(node) }
        connect(edges(table, snapshot))
        arrange(slots.map { table.stored($0).record.id.description + "/" })
    }

    /// Pairs of a node that may fail and one that this reaches.
    private func edges(
        _ table: Table<Component>, _ snapshot: Snapshot
    ) -> [(from: Int32, to: Int32)] {
        var edges: [(from: Int32, to: Int32)] = []
        for (place, slot) in slots.enumerated() {
            let stored = table.stored(slot)
            for target in stored.record.dependsOn {
                if let start = node(target, table, snapshot) {
                    edges.append((start, Int32(place)))
                }
            }
            for relation in stored.record.relations {
                if let start = node(relation.target, table, snapshot) {
                    edges.append((start, Int32(place)))
                }
            }
        }
        return edges
    }

    /// The node of a key, or of the only component that had it before.
    private func node(
        _ key: ComponentKey, _ table: Table<Component>, _ snapshot: Snapshot
    ) -> Int32? {
        if let slot = table.slot(of: key) { return node(in: slot) }
        let found = snapshot.componentKeys(alias: key.description)
        return found.count == 1 ? table.slot(of: found[0]).flatMap(node) : nil
    }

    /// The node in a slot.
    func node(in slot: Int32) -> Int32? {
        let index = Int(slot)
        return nodes.indices.contains(index) && nodes[index] >= 0 ? nodes[index] : nil
    }
}

// MARK: Making

extension ComponentGraph {
    /// Sorts the edges by where they start, by counting.
    private mutating func connect(_ edges: [(from: Int32, to: Int32)]) {
        starts = Array(repeating: 0, count: slots.count + 1)
        for edge in edges { starts[Int(edge.from) + 1] += 1 }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        dependents = Array(repeating: 0, count: edges.count)
        var next = starts
        for edge in edges {
            dependents[Int(next[Int(edge.from)])] = edge.to
            next[Int(edge.from)] += 1
        }
    }

    /// Puts each node before what lies below it, and notes where that ends.
    ///
    /// - Parameter keys: each with a slash at its end, so that what lies below it begins with it.
    private mutating func arrange(_ keys: [String]) {
        tree = keys.indices.sorted { keys[$0] < keys[$1] }.map { Int32($0) }
        below = Array(repeating: 0..<0, count: keys.count)
        var open: [(node: Int32, start: Int32)] = []
        for (place, node) in tree.enumerated() {
            while let last = open.last, !keys[Int(node)].hasPrefix(keys[Int(last.node)]) {
                below[Int(last.node)] = last.start..<Int32(place)
                open.removeLast()
            }
            open.append((node, Int32(place) + 1))
        }
        for last in open { below[Int(last.node)] = last.start..<Int32(tree.count) }
    }
}

// MARK: Walking

extension ComponentGraph {
    /// The nodes that a failure reaches, by distance and then key, each with its distance.
    ///
    /// - Parameters:
    ///   - start: the node that fails, which is not among them.
    ///   - first: nodes that are one step away, when a key fails that has no node.
    func reached(
        from start: Int32?, first: [Int32] = []
    ) -> [(node: Int32, distance: Int32)] {
        var isKnown = Array(repeating: false, count: slots.count)
        // What lies below a node that was itself below one is reached already.
        var isCovered = isKnown
        for node in first + (start.map { [$0] } ?? []) { isKnown[Int(node)] = true }
        var reached = first.sorted().map { (node: $0, distance: Int32(1)) }
        var level = start.map { [$0] } ?? reached.map(\.node)
        var distance: Int32 = start == nil ? 1 : 0
        while !level.isEmpty {
            distance += 1
            var next: [Int32] = []
            for node in level {
                expand(node, &isKnown, &isCovered, into: &next)
            }
            next.sort()
            reached += next.map { ($0, distance) }
            level = next
        }
        return reached
    }

    private func expand(
        _ node: Int32, _ isKnown: inout [Bool], _ isCovered: inout [Bool], into next: inout [Int32]
    ) {
        for place in Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) {
            let other = dependents[place]
            if !isKnown[Int(other)] {
                isKnown[Int(other)] = true
                next.append(other)
            }
        }
        guard !isCovered[Int(node)] else { return }
        for place in below[Int(node)] {
            let other = tree[Int(place)]
            isCovered[Int(other)] = true
            if !isKnown[Int(other)] {
                isKnown[Int(other)] = true
                next.append(other)
            }
        }
    }
}

extension ComponentKey {
    /// Orders keys such that what lies below one follows it at once.
    package func precedesInTree(_ other: ComponentKey) -> Bool {
        description + "/" < other.description + "/"
    }
}
