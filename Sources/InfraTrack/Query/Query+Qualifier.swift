extension Query {
    /// A field that a query can ask for, named as in the query language.
    public enum Qualifier: String, Hashable, Sendable, CaseIterable {
        /// Where a task, a runbook or an invoice stands.
        case status
        /// How urgent a task or an alert is.
        case priority
        /// The category of a task or a command.
        case category
        /// Who answers for it.
        case owner
        /// Who works on a task.
        case assignee
        /// A label; of an alert also `name=value`.
        case label
        /// A component by key, subtree, glob or alias.
        case component
        /// The provider of a component, or of one that the record concerns.
        case provider
        /// The environment of a component, or of one that the record concerns.
        case environment
        /// The client, which commands and entries take from their task when they name none.
        case client
        /// The project, which commands and entries take from their task when they name none.
        case project
        /// When a task or an invoice is due.
        case due
        /// When a task was created.
        case created
        /// When a task was closed.
        case closed
        /// A task that must be closed first.
        case depends
        /// Whether a task waits for something.
        case blocked
        /// Whether a task is open and waits for nothing.
        case ready
        /// The alert that opened a task.
        case alert
        /// A text in title or body.
        case text
        /// A command's exit status.
        case exit
        /// The host a command ran on.
        case host
        /// The shell a command was typed into.
        case shell
        /// When a command or an alert started.
        case started
        /// The task of a command, an entry or an alert, or one that a runbook came out of.
        case task
        /// Who worked.
        case person
        /// Whether an entry is billed.
        case billable
        /// When an entry or a billed period starts.
        case start
        /// When an entry, an alert or a billed period ends; absent while it runs.
        case end
        /// The kind of a component.
        case kind
        /// Whether a component is there.
        case lifecycle
        /// What a component depends on, by key, subtree, glob or alias.
        case dependsOn = "depends_on"
        /// What a component runs on.
        case runsOn = "runs_on"
        /// What a component is part of.
        case partOf = "part_of"
        /// What a component is a member of.
        case memberOf = "member_of"
        /// The record's id or name.
        case id
    }
}

extension Query.Qualifier {
    /// What its values are.
    enum Domain: Hashable, Sendable {
        case choice, priority, flag, number, moment, component, reference, name, word, text
    }

    var domain: Domain {
        switch self {
        case .status, .lifecycle: .choice
        case .priority: .priority
        case .blocked, .ready, .billable: .flag
        case .exit: .number
        case .due, .created, .closed, .started, .start, .end: .moment
        case .component, .dependsOn, .runsOn, .partOf, .memberOf: .component
        case .depends, .alert, .task: .reference
        case .id: .name
        case .text: .text
        default: .word
        }
    }

    /// Whether records may lack it, so that `none` and `any` can be asked for.
    var isOptional: Bool {
        switch self {
        case .status, .priority, .blocked, .ready, .billable, .kind, .lifecycle, .id, .text: false
        default: true
        }
    }

    /// Whether its values have an order.
    var isOrdered: Bool { [.priority, .number, .moment].contains(domain) }

    /// The words it can have, when they are a fixed list.
    var choices: [String] {
        switch self {
        case .status: Query.states
        case .lifecycle: Component.Lifecycle.allCases.map(\.rawValue)
        case .priority: Priority.allCases.map(\.rawValue)
        case .blocked, .ready, .billable: ["true", "false"]
        default: []
        }
    }
}

extension Query {
    /// The states of tasks, runbooks and invoices, in the order they are gone through.
    static let states: [String] =
        Status.allCases.map(\.rawValue) + Runbook.State.allCases.map(\.rawValue)
        + InvoiceRecord.State.allCases.map(\.rawValue).filter { $0 != Runbook.State.draft.rawValue }
}
