/// The records of one kind with everything they are found by.
package struct Table<R: StoredRecord>: Sendable {
    private var slots: [Stored<R>?] = []
    private var slotByID: [R.ID: Int32] = [:]
    private var slotByPath: [String: Int32] = [:]
    private var postings: [Posting: [Int32]] = [:]
    /// Files whose id another file has already, by path.
    package private(set) var duplicates: [String: Stored<R>] = [:]
    /// Every component key that has a posting, sorted, for subtrees.
    package private(set) var componentKeys: [ComponentKey] = []

    package init() {}

    /// Indexes records, which must be sorted by path.
    package init(_ records: [Stored<R>]) {
        slots.reserveCapacity(records.count)
        slotByID.reserveCapacity(records.count)
        slotByPath.reserveCapacity(records.count)
        for stored in records { insert(stored, keepingKeysSorted: false) }
        componentKeys.sort()
    }

    /// How many records there are.
    package var count: Int { slotByID.count }

    package subscript(id id: R.ID) -> Stored<R>? { slotByID[id].flatMap { slots[Int($0)] } }

    package subscript(path path: String) -> Stored<R>? {
        slotByPath[path].flatMap { slots[Int($0)] } ?? duplicates[path]
    }

    /// Every record, in no particular order.
    package var all: some Sequence<Stored<R>> { slots.lazy.compactMap { $0 } }

    /// The records that have a posting.
    package func records(_ posting: Posting) -> [Stored<R>] {
        (postings[posting] ?? []).compactMap { slots[Int($0)] }
    }

    /// How many records have a posting.
    package func count(_ posting: Posting) -> Int { postings[posting]?.count ?? 0 }

    /// The component keys with postings that are a key or lie below it.
    package func componentKeys(within root: ComponentKey) -> [ComponentKey] {
        var low = lowerBound(root)
        var found: [ComponentKey] = []
        let text = root.description
        while low < componentKeys.count, componentKeys[low].description.hasPrefix(text) {
            if componentKeys[low].isWithin(root) { found.append(componentKeys[low]) }
            low += 1
        }
        return found
    }

    /// Puts a record in, in the place of the one with its path.
    package mutating func put(_ stored: Stored<R>) {
        remove(path: stored.path)
        insert(stored, keepingKeysSorted: true)
    }

    /// Takes a file's record out; one that had the same id takes its place.
    package mutating func remove(path: String) {
        if duplicates.removeValue(forKey: path) != nil { return }
        guard let stored = slotByPath[path].flatMap({ slots[Int($0)] }) else { return }
        takeOut(stored)
        promoteDuplicate(of: stored.record.id)
    }

    private mutating func takeOut(_ stored: Stored<R>) {
        guard let slot = slotByPath.removeValue(forKey: stored.path) else { return }
        slots[Int(slot)] = nil
        slotByID[stored.record.id] = nil
        for posting in Set(stored.record.postings) {
            postings[posting]?.removeAll { $0 == slot }
            if postings[posting]?.isEmpty == true { postings[posting] = nil }
        }
    }

    private mutating func promoteDuplicate(of id: R.ID) {
        let heirs = duplicates.values.filter { $0.record.id == id }
        guard let heir = heirs.min(by: { $0.path.isBefore($1.path) }) else { return }
        duplicates[heir.path] = nil
        insert(heir, keepingKeysSorted: true)
    }

    private mutating func insert(_ stored: Stored<R>, keepingKeysSorted: Bool) {
        if let twin = self[id: stored.record.id] {
            // The first path has the id, whatever order the files came in.
            guard stored.path.isBefore(twin.path) else {
                duplicates[stored.path] = stored
                return
            }
            takeOut(twin)
            duplicates[twin.path] = twin
        }
        let slot = Int32(slots.count)
        slots.append(stored)
        slotByID[stored.record.id] = slot
        slotByPath[stored.path] = slot
        for posting in stored.record.postings {
            add(posting, slot, keepingKeysSorted: keepingKeysSorted)
        }
    }

    private mutating func add(_ posting: Posting, _ slot: Int32, keepingKeysSorted: Bool) {
        var isNew = false
        let update = { (list: inout [Int32]) in
            isNew = list.isEmpty
            // A record may name the same thing twice; it has the posting once.
            if list.last != slot { list.append(slot) }
        }
        update(&postings[posting, default: []])
        guard isNew, case .component(let key) = posting else { return }
        guard keepingKeysSorted else { return componentKeys.append(key) }
        let position = lowerBound(key)
        if position == componentKeys.count || componentKeys[position] != key {
            componentKeys.insert(key, at: position)
        }
    }

    private func lowerBound(_ key: ComponentKey) -> Int {
        var low = 0
        var high = componentKeys.count
        while low < high {
            let middle = (low + high) / 2
            if componentKeys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
