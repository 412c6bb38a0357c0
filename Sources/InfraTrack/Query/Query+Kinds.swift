extension RecordKind {
    /// The qualifiers that apply to records of the kind.
    package var qualifiers: [Query.Qualifier] {
        switch self {
        case .task:
            [
                .id, .text, .status, .priority, .category, .owner, .assignee, .label, .component,
                .provider, .environment, .client, .project, .due, .created, .closed, .depends,
                .blocked, .ready, .alert,
            ]
        case .component:
            [
                .id, .text, .kind, .lifecycle, .owner, .label, .component, .provider, .environment,
                .dependsOn, .runsOn, .partOf, .memberOf,
            ]
        case .alert:
            [
                .id, .text, .priority, .label, .component, .provider, .environment, .started, .end,
                .task,
            ]
        case .command:
            [
                .id, .text, .category, .label, .component, .provider, .environment, .client,
                .project, .exit, .host, .shell, .started, .task,
            ]
        case .time:
            [
                .id, .text, .label, .component, .provider, .environment, .client, .project, .task,
                .person, .billable, .start, .end,
            ]
        case .runbook:
            [.id, .text, .status, .owner, .component, .provider, .environment, .task]
        case .invoice: [.id, .text, .status, .client, .due, .start, .end]
        }
    }

    /// The fields that records of the kind can be sorted by.
    package var sortFields: [Query.SortKey.Field] {
        Query.SortKey.Field.allCases.filter { field in
            let isUntitled = self == .time || self == .invoice
            return qualifiers.contains(field.qualifier) && !(field == .title && isUntitled)
        }
    }

    /// The states that records of the kind can be in.
    var states: [String] {
        switch self {
        case .task: Status.allCases.map(\.rawValue)
        case .runbook: Runbook.State.allCases.map(\.rawValue)
        case .invoice: InvoiceRecord.State.allCases.map(\.rawValue)
        case .component, .alert, .command, .time: []
        }
    }

    /// Whether its records are named by a ``RecordID``.
    var hasRecordIDs: Bool {
        switch self {
        case .task, .alert, .command, .time: true
        case .component, .runbook, .invoice: false
        }
    }

    /// What its records are called at the start of a sentence.
    var plural: String {
        switch self {
        case .task: "Tasks"
        case .component: "Components"
        case .alert: "Alerts"
        case .command: "Commands"
        case .time: "Time entries"
        case .runbook: "Runbooks"
        case .invoice: "Invoices"
        }
    }
}

extension Query.SortKey.Field {
    /// The qualifier that reads the field.
    var qualifier: Query.Qualifier {
        switch self {
        case .priority: .priority
        case .created: .created
        case .due: .due
        case .closed: .closed
        case .status: .status
        case .title: .text
        case .id: .id
        case .started: .started
        case .start: .start
        case .owner: .owner
        case .component: .component
        }
    }
}
