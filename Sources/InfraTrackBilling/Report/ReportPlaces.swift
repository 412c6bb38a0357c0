import InfraTrack

/// Which task, owner and person an entry belongs to, as places in the tables.
struct ReportPlace {
    let task: Int
    let owner: Int
    let person: Int
}

/// A task as entries see it.
struct ReportTask {
    let id: RecordID
    let client: String?
    let project: String?
    let shares: [ReportShare]
}

/// A component of the work with its weight; 0 stands for none.
struct ReportShare {
    let component: Int
    let weight: Int64
}

/// Whom work is billed to, and how.
struct ReportOwner {
    let client: String?
    let project: String?
    let isWanted: Bool
    let zone: Int
    let policy: RoundingPolicy
    /// Tells apart what is rounded together.
    let scope: Int
    let currency: Int
    let row: Int
}

/// Who worked.
struct ReportPerson {
    let name: String?
    let row: Int
}

/// The tables that entries are looked up in; what is asked for each entry lies in lists of numbers.
struct ReportPlaces {
    var tasks: [ReportTask] = []
    var taskIndex = IDTable()
    /// The owner and person of the last entry of each task, which the next likely has too.
    var lastOwner: [Int] = []
    var lastPerson: [Int] = []
    /// The component of tasks that have one or none, −1 for others; and their rules, −1 if not known.
    var only: [Int] = []
    var onlyRules: [Int] = []
    var onlyRulesOwner: [Int32] = []
    var onlyRulesPerson: [Int32] = []
    var taskRows: [Int] = []

    var owners: [ReportOwner] = []
    var zones: [Int] = []
    var currencies: [Int] = []
    var policies: [RoundingPolicy] = []
    var ownerRows: [Int] = []
    var ownerIndex: [OwnerName: Int] = [:]

    var people: [ReportPerson] = []
    var personIndex: [String?: Int] = [:]
    var components: [ComponentKey] = []
    var componentRows: [Int] = []
    var componentIndex: [ComponentKey: Int] = [:]
    var scopes: [String: Int] = [:]
    /// For each combination of component, owner, person and task that rates tell apart, the rule of
    /// each stretch between two borders; −1 for none.
    var rules: [[Int]] = []
    var ruleIndex: [RuleName: Int] = [:]

    /// A client and a project.
    struct OwnerName: Hashable {
        let client: String?
        let project: String?
    }

    /// What rates tell apart.
    struct RuleName: Hashable {
        let component: Int
        let owner: Int
        let person: Int
        let task: Int
        let entry: RecordID?
    }

    mutating func add(_ task: ReportTask, row: Int) {
        tasks.append(task)
        lastOwner.append(-1)
        lastPerson.append(-1)
        only.append(task.shares.count == 1 ? task.shares[0].component : -1)
        onlyRules.append(-1)
        onlyRulesOwner.append(-1)
        onlyRulesPerson.append(-1)
        taskRows.append(row)
    }

    mutating func add(_ owner: ReportOwner) {
        owners.append(owner)
        zones.append(owner.zone)
        currencies.append(owner.currency)
        policies.append(owner.policy)
        ownerRows.append(owner.row)
    }
}

/// Places of ids, by open addressing: the bits of an id are random already.
struct IDTable {
    private var slots: [(bits: UInt64, place: Int)] = []
    private var count = 0
    private static let vacant = UInt64.max

    /// The place of an id.
    func place(of id: RecordID) -> Int? {
        guard !slots.isEmpty else { return nil }
        let found = slots[slot(of: id.bits)]
        return found.bits == Self.vacant ? nil : found.place
    }

    /// Gives an id that has none its place.
    mutating func insert(_ id: RecordID, at place: Int) {
        if count * 2 >= slots.count { grow() }
        slots[slot(of: id.bits)] = (id.bits, place)
        count += 1
    }

    /// The slot of an id, or the one where it would be put.
    private func slot(of bits: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while slots[slot].bits != Self.vacant, slots[slot].bits != bits { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: (Self.vacant, 0), count: max(1024, old.count * 2))
        for entry in old where entry.bits != Self.vacant { slots[slot(of: entry.bits)] = entry }
    }
}
