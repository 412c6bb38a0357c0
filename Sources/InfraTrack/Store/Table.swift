/// The records of one kind with everything they are found by.
package struct Table<R: StoredRecord>: Sendable {
    /// Records by slot; a vacant slot keeps what was there, so that the sorted ones stay sorted.
    private var slots = Slots<Stored<R>>()
    private var vacant: Set<Int32> = []
    /// How many slots at the start are sorted by path.
    private var sortedCount = 0
    /// The slots of the paths that came later.
    private var slotByLaterPath: [String: Int32] = [:]
    private var slotByID: [R.ID: Int32] = [:]
    private var lists = PostingLists<R>()
    /// Files whose id another file has already, by path.
    package private(set) var duplicates: [String: Stored<R>] = [:]

    package init() {}

    /// Indexes records, which must be sorted by path.
    package init(_ records: [Stored<R>]) {
        slots = Slots(records)
        slotByID.reserveCapacity(records.count)
        for (index, stored) in records.enumerated() { admit(stored, Int32(index)) }
        if Self.isSorted(records) {
            sortedCount = records.count
        } else {
            for (slot, stored) in records.enumerated() {
                slotByLaterPath[stored.path] = Int32(slot)
            }
        }
    }

    /// The first file that has an id keeps it.
    private mutating func admit(_ stored: Stored<R>, _ slot: Int32) {
        guard let first = slotByID.updateValue(slot, forKey: stored.record.id) else { return }
        slotByID[stored.record.id] = first
        duplicates[stored.path] = stored
        vacant.insert(slot)
    }

    private static func isSorted(_ records: [Stored<R>]) -> Bool {
        records.indices.dropFirst().allSatisfy { records[$0 - 1].path.isBefore(records[$0].path) }
    }

    /// How many records there are.
    package var count: Int { slotByID.count }

    package subscript(id id: R.ID) -> Stored<R>? { slotByID[id].map { slots[$0] } }

    package subscript(path path: String) -> Stored<R>? {
        occupied(slot(path)).map { slots[$0] } ?? duplicates[path]
    }

    /// Every record, in no particular order.
    package var all: some Sequence<Stored<R>> { occupants.all }

    /// Calls a body for every record, in no particular order.
    func forEachStored(_ body: (Stored<R>) -> Void) { occupants.forEachStored(body) }

    private var occupants: Occupants<R> { Occupants(slots: slots, vacant: vacant) }

    /// The records that have a posting.
    package func records(_ posting: Posting) -> [Stored<R>] {
        lists.slots(posting, occupants).map { slots[$0] }
    }

    /// The records that have any of some postings, each once.
    package func records(_ postings: [Posting]) -> [Stored<R>] {
        guard postings.count != 1 else { return records(postings[0]) }
        var seen: Set<R.ID> = []
        return postings.flatMap { records($0) }.filter { seen.insert($0.record.id).inserted }
    }

    /// How many records have a posting.
    package func count(_ posting: Posting) -> Int { lists.slots(posting, occupants).count }

    /// The component keys with postings that are a key or lie below it.
    package func componentKeys(within root: ComponentKey) -> [ComponentKey] {
        lists.componentKeys(within: root, occupants)
    }
}

// MARK: Changes

extension Table {
    /// Puts a record in, in the place of the one with its path.
    package mutating func put(_ stored: Stored<R>) {
        remove(path: stored.path)
        insert(stored)
    }

    /// Takes a file's record out; one that had the same id takes its place.
    package mutating func remove(path: String) {
        if duplicates.removeValue(forKey: path) != nil { return }
        guard let slot = occupied(slot(path)) else { return }
        let id = slots[slot].record.id
        takeOut(slot)
        promoteDuplicate(of: id)
    }

    private mutating func takeOut(_ slot: Int32) {
        let record = slots[slot].record
        vacant.insert(slot)
        slotByID[record.id] = nil
        ownLists()
        lists.remove(record, slot)
    }

    private mutating func promoteDuplicate(of id: R.ID) {
        guard !duplicates.isEmpty else { return }
        let heirs = duplicates.values.filter { $0.record.id == id }
        guard let heir = heirs.min(by: { $0.path.isBefore($1.path) }) else { return }
        duplicates[heir.path] = nil
        insert(heir)
    }

    private mutating func insert(_ stored: Stored<R>) {
        if let slot = slotByID[stored.record.id] {
            let twin = slots[slot]
            // The first path has the id, whatever order the files came in.
            guard stored.path.isBefore(twin.path) else {
                duplicates[stored.path] = stored
                return
            }
            takeOut(slot)
            duplicates[twin.path] = twin
        }
        let slot = place(stored)
        slotByID[stored.record.id] = slot
        ownLists()
        lists.add(stored.record, slot)
    }

    /// The slot that its path had before, or a new one at the end.
    private mutating func place(_ stored: Stored<R>) -> Int32 {
        if let slot = slot(stored.path) {
            slots[slot] = stored
            vacant.remove(slot)
            return slot
        }
        let slot = slots.append(stored)
        slotByLaterPath[stored.path] = slot
        return slot
    }

    /// Makes the lists this table's own before they change: other snapshots read them too.
    private mutating func ownLists() {
        if !isKnownUniquelyReferenced(&lists) { lists = PostingLists(copying: lists) }
    }

    /// The slot of a path, vacant or not.
    private func slot(_ path: String) -> Int32? {
        var low = 0
        var high = sortedCount
        while low < high {
            let middle = (low + high) / 2
            if slots[Int32(middle)].path.isBefore(path) { low = middle + 1 } else { high = middle }
        }
        if low < sortedCount, slots[Int32(low)].path == path { return Int32(low) }
        return slotByLaterPath[path]
    }

    private func occupied(_ slot: Int32?) -> Int32? {
        slot.flatMap { vacant.contains($0) ? nil : $0 }
    }
}

// MARK: Subtrees

extension Table<Component> {
    /// The records of a key and of those below it, or all, by path.
    func within(_ root: ComponentKey?) -> some Sequence<Stored<Component>> {
        slotsWithin(root).map { [slots] in slots[$0] }
    }

    private func slotsWithin(_ root: ComponentKey?) -> LazyFilterSequence<MergedSlots> {
        let sorted = root.map(sortedSlots(below:)) ?? 0..<Int32(sortedCount)
        let later = slotByLaterPath.values.filter { slot in
            root.map { slots[slot].record.id.isWithin($0) } ?? true
        }.sorted { slots[$0].path.isBefore(slots[$1].path) }
        let own = root.flatMap { slotByID[$0] }.flatMap { $0 < sortedCount ? $0 : nil }
        let merged = MergedSlots(own: own, sorted: sorted, later: later[...]) { [slots] in
            slots[$0].path.isBefore(slots[$1].path)
        }
        return merged.lazy.filter { [vacant] in !vacant.contains($0) }
    }

    /// The slots of what lies below a key, of those that are sorted.
    private func sortedSlots(below root: ComponentKey) -> Range<Int32> {
        let folder = "\(RecordKind.component.folder)/\(root)"
        // The character after the slash ends the folder.
        let first = lowerBound(folder + "/")
        return first..<max(first, lowerBound(folder + "0"))
    }

    private func lowerBound(_ path: String) -> Int32 {
        var low = 0
        var high = sortedCount
        while low < high {
            let middle = (low + high) / 2
            if slots[Int32(middle)].path.isBefore(path) { low = middle + 1 } else { high = middle }
        }
        return Int32(low)
    }

    /// Everything that a failure of a component reaches.
    func impact(of key: ComponentKey, in snapshot: Snapshot) -> ComponentImpact {
        let graph = lists.graph { ComponentGraph(of: self, in: snapshot) }
        let start = slotByID[key].flatMap(graph.node)
        let first = start == nil ? slotsWithin(key).compactMap(graph.node) : []
        return ComponentImpact(
            graph.reached(from: start, first: first), over: graph, in: slots)
    }

    /// The slot of a key.
    func slot(of key: ComponentKey) -> Int32? { slotByID[key] }

    /// The slots that hold a record, by key.
    var slotsByKey: [Int32] {
        // Slots are by path at first, so that there is little to sort.
        let keys = (0..<Int32(slots.count)).lazy.filter { !vacant.contains($0) }
            .map { (slot: $0, key: slots[$0].record.id) }
        return keys.sorted { $0.key < $1.key }.map(\.slot)
    }

    /// What is in a slot; its record is looked into where it is, for it is long.
    func stored(_ slot: Int32) -> Stored<Component> { slots[slot] }
}

/// The slots of a tree: of its root, and two sorted runs in one order.
struct MergedSlots: Sequence, IteratorProtocol {
    var own: Int32?
    var sorted: Range<Int32>
    var later: ArraySlice<Int32>
    let isBefore: (Int32, Int32) -> Bool

    mutating func next() -> Int32? {
        if let slot = own {
            own = nil
            return slot
        }
        guard let first = sorted.first else { return later.popFirst() }
        if let other = later.first, isBefore(other, first) { return later.popFirst() }
        sorted = sorted.dropFirst()
        return first
    }
}
