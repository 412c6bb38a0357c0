import InfraTrack

/// What lines stand for: the work that is summed, apart from its rate.
struct InvoiceRow: Hashable {
    var component: ComponentKey?
    var project: String?
    var task: RecordID?
    var person: String?
    var day: CalendarDate?
    var tax: Percentage?
    var isCorrection = false

    /// The row of work by a property.
    init(
        _ grouping: TimeReport.Grouping, _ entry: TimeEntry, _ component: ComponentKey?,
        project: String?, day: Int
    ) {
        switch grouping {
        case .component: self.component = component
        case .project, .client: self.project = project
        case .task: task = entry.task
        case .person: person = entry.person
        case .day: self.day = CalendarDate(daysSinceEpoch: day)
        }
    }

    /// The row of a line that an invoice has; `nil` for fees.
    init?(_ line: InvoiceRecord.Line) {
        guard line.fee == nil, line.seconds != nil else { return nil }
        component = line.component
        project = line.project
        task = line.task
        person = line.person
        day = line.day
        tax = line.tax.flatMap { Percentage($0) }
        isCorrection = line.isCorrection
    }

    /// Its property as text; `nil` for work that has none.
    var key: String? {
        component?.description ?? project ?? task?.description ?? person ?? day?.description
    }

    /// Corrections last, then work without the property, else by the property.
    func precedes(_ other: InvoiceRow) -> Bool {
        let mine = (isCorrection ? 1 : 0, key == nil ? 1 : 0, key ?? "", tax?.scaled ?? -1)
        let theirs = (
            other.isCorrection ? 1 : 0, other.key == nil ? 1 : 0, other.key ?? "",
            other.tax?.scaled ?? -1
        )
        return mine < theirs
    }
}

extension InvoiceRow {
    /// What the client reads.
    func description(in snapshot: Snapshot, work: String) -> String {
        let text =
            component.map { snapshot.component($0)?.name ?? $0.description }
            ?? project.map { snapshot.settings.projects[$0]?.name ?? $0 }
            ?? task.map { snapshot.task($0)?.title ?? $0.description }
            ?? person.map { snapshot.settings.people[$0]?.name ?? $0 } ?? day?.description ?? work
        return isCorrection ? "Correction: \(text)" : text
    }
}
