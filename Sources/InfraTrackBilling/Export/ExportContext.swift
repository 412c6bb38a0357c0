import InfraTrack

/// What an entry inherits from its task and the settings.
struct ExportContext: Sendable {
    let title: String
    let client: ExportName?
    let project: ExportName?
    let person: ExportName?
    let email: String?
    let zone: String?
    let currency: Currency?
    let shares: [TimeEntry.Share]

    init(_ entry: TimeEntry, _ snapshot: Snapshot) {
        let settings = snapshot.settings
        let task = snapshot.task(entry.task)
        let project = entry.project ?? task?.project
        let client =
            entry.client ?? task?.client ?? project.flatMap { settings.projects[$0]?.client }
        title = task?.title ?? entry.task.description
        self.client = client.map { ExportName(id: $0, name: settings.clients[$0]?.name ?? $0) }
        self.project = project.map { ExportName(id: $0, name: settings.projects[$0]?.name ?? $0) }
        person = entry.person.map { ExportName(id: $0, name: settings.people[$0]?.name ?? $0) }
        email = entry.person.flatMap { settings.people[$0]?.email }
        zone = client.flatMap { settings.clients[$0]?.zone }
        currency = client.flatMap { settings.clients[$0]?.currency }.flatMap(Currency.init)
        shares =
            !entry.components.isEmpty
            ? entry.components : (task?.components ?? []).map { TimeEntry.Share($0) }
    }
}
