import InfraTrack

/// What all entries have in common that name the same task, person, client, project and components.
///
/// It is worked out once, so that each entry costs a few comparisons of whole numbers.
struct ReportContext {
    let person: String?
    let ownClient: String?
    let ownProject: String?
    let ownComponents: [TimeEntry.Share]

    let client: String?
    let project: String?
    let isWanted: Bool
    let zone: Int
    let policy: RoundingPolicy
    /// Tells apart what is rounded together.
    let scope: Int
    let personSlot: Int
    let currency: Currency?
    let shares: [Share]

    /// One component of the entry, or the whole entry when it has none.
    struct Share {
        let component: ComponentKey?
        let weight: Int64
        /// The row, unless rows are days.
        let row: Int
        /// Places on the card of the rules that fit whatever the day, in the order they win.
        let rules: [Int]
    }

    func fits(_ entry: TimeEntry) -> Bool {
        entry.person == person && entry.client == ownClient && entry.project == ownProject
            && entry.components == ownComponents
    }
}
