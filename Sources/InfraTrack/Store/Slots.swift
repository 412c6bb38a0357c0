/// A long array that is cheap to copy and change: every commit makes a snapshot that differs from
/// the one before in a few records.
///
/// What was there at first is shared; changes lie beside it until they are many.
struct Slots<Element: Sendable>: Sendable {
    private var shared: [Element] = []
    private var changed: [Int32: Element] = [:]
    private(set) var count = 0

    init() {}

    init(_ elements: [Element]) {
        shared = elements
        count = elements.count
    }

    subscript(slot: Int32) -> Element {
        get {
            if !changed.isEmpty, let element = changed[slot] { return element }
            return shared[Int(slot)]
        }
        set {
            changed[slot] = newValue
            if changed.count > 64 + shared.count / 16 { fold() }
        }
    }

    /// Adds an element at the end and returns its slot.
    mutating func append(_ element: Element) -> Int32 {
        let slot = Int32(count)
        count += 1
        self[slot] = element
        return slot
    }

    private mutating func fold() {
        shared = (0..<Int32(count)).map { changed[$0] ?? shared[Int($0)] }
        changed = [:]
    }
}

/// The slots of a table that hold a record.
struct Occupants<R: StoredRecord> {
    let slots: Slots<Stored<R>>
    let vacant: Set<Int32>

    var all: some Sequence<Stored<R>> {
        (0..<Int32(slots.count)).lazy.filter { [vacant] in !vacant.contains($0) }
            .map { [slots] in slots[$0] }
    }

    /// Calls a body for each record with the bytes it was read from.
    func forEachStored(_ body: (Stored<R>) -> Void) {
        for slot in 0..<Int32(slots.count) where vacant.isEmpty || !vacant.contains(slot) {
            body(slots[slot])
        }
    }

    /// Calls a body for each record with its slot.
    func forEach(_ body: (R, Int32) -> Void) {
        for slot in 0..<Int32(slots.count) where !vacant.contains(slot) {
            body(slots[slot].record, slot)
        }
    }
}
