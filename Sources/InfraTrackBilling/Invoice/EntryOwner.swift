import InfraTrack

/// Whom an entry is billed to, and what it was for.
struct EntryOwner {
    let client: String?
    let project: String?
    let shares: [TimeEntry.Share]

    /// What the entry says, else its task, else the project.
    init(_ entry: TimeEntry, in snapshot: Snapshot) {
        let task = snapshot.task(entry.task)
        let project = entry.project ?? task?.project
        self.project = project
        client =
            entry.client ?? task?.client
            ?? project.flatMap { snapshot.settings.projects[$0]?.client }
        shares =
            !entry.components.isEmpty
            ? entry.components : (task?.components ?? []).map { TimeEntry.Share($0) }
    }
}
