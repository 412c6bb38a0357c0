import Synchronization

/// The slots of the records that have a posting.
///
/// The lists of a facet are made when somebody first asks for one of them: most programs that
/// open a store ask one question.
final class PostingLists<R: StoredRecord>: Sendable {
    private let state: Mutex<State>

    init() { state = Mutex(State()) }

    /// Shares what was made so far until one of the two changes.
    init(copying other: PostingLists) { state = Mutex(other.state.withLock { $0 }) }

    /// The slots of the records that have a posting.
    func slots(_ posting: Posting, _ occupants: Occupants<R>) -> [Int32] {
        state.withLock { state in
            state.make(posting.facet, occupants)
            return state.lists[posting] ?? []
        }
    }

    /// The component keys with postings that are a key or lie below it, sorted.
    func componentKeys(within root: ComponentKey, _ occupants: Occupants<R>) -> [ComponentKey] {
        state.withLock { state in
            state.make(.component, occupants)
            let keys = state.componentKeys
            let text = root.description
            return keys[lowerBound(root, in: keys)...].prefix { $0.description.hasPrefix(text) }
                .filter { $0.isWithin(root) }
        }
    }

    /// Adds a record to the lists that are made.
    func add(_ record: R, _ slot: Int32) {
        state.withLock { state in
            state.graph = nil
            for facet in state.made { state.add(record, slot, facet, keepingKeysSorted: true) }
        }
    }

    /// Takes a record out of the lists that are made.
    func remove(_ record: R, _ slot: Int32) {
        state.withLock { state in
            state.graph = nil
            for facet in state.made { state.remove(record, slot, facet) }
        }
    }

    /// The graph of the components' relations, made when it is first asked for.
    func graph(_ make: () -> ComponentGraph) -> ComponentGraph {
        if let graph = state.withLock({ $0.graph }) { return graph }
        let graph = make()
        state.withLock { $0.graph = graph }
        return graph
    }

    private struct State: Sendable {
        var graph: ComponentGraph?
        var made: Set<Posting.Facet> = []
        var lists: [Posting: [Int32]] = [:]
        /// Every component key that has a posting, sorted, for subtrees.
        var componentKeys: [ComponentKey] = []
        private var scratch: [Posting] = []

        init() {}

        mutating func make(_ facet: Posting.Facet, _ occupants: Occupants<R>) {
            guard made.insert(facet).inserted else { return }
            occupants.forEach { record, slot in
                add(record, slot, facet, keepingKeysSorted: false)
            }
            componentKeys.sort()
        }

        mutating func add(
            _ record: R, _ slot: Int32, _ facet: Posting.Facet, keepingKeysSorted: Bool
        ) {
            scratch.removeAll(keepingCapacity: true)
            record.collect(facet, into: &scratch)
            for posting in scratch {
                guard append(slot, to: &lists[posting, default: []]),
                    case .component(let key) = posting
                else { continue }
                keep(key, sorted: keepingKeysSorted)
            }
        }

        /// Says whether the list is new; a record may name the same thing twice.
        private func append(_ slot: Int32, to list: inout [Int32]) -> Bool {
            let isNew = list.isEmpty
            if list.last != slot { list.append(slot) }
            return isNew
        }

        private mutating func keep(_ key: ComponentKey, sorted: Bool) {
            guard sorted else { return componentKeys.append(key) }
            let position = lowerBound(key, in: componentKeys)
            if position == componentKeys.count || componentKeys[position] != key {
                componentKeys.insert(key, at: position)
            }
        }

        mutating func remove(_ record: R, _ slot: Int32, _ facet: Posting.Facet) {
            scratch.removeAll(keepingCapacity: true)
            record.collect(facet, into: &scratch)
            for posting in scratch {
                lists[posting]?.removeAll { $0 == slot }
                if lists[posting]?.isEmpty == true { lists[posting] = nil }
            }
        }
    }
}

private func lowerBound(_ key: ComponentKey, in keys: [ComponentKey]) -> Int {
    var low = 0
    var high = keys.count
    while low < high {
        let middle = (low + high) / 2
        if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
}
