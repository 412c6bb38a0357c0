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
    /// The owner of the last entry, which the next likely has too.
    var owner = -1
    var person = -1
    /// The rules of its only component, for that owner and person.
    var rules = -1
    let row: Int

    init(
        id: RecordID, client: String?, project: String?, shares: [ReportShare], row: Int
    ) {
        self.id = id
        self.client = client
        self.project = project
        self.shares = shares
        self.row = row
    }
}

/// A component of the work with its weight; −1 stands for none.
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

/// The tables that entries are looked up in.
struct ReportPlaces {
    var tasks: [ReportTask] = []
    var taskIndex: [RecordID: Int] = [:]
    var owners: [ReportOwner] = []
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
}
