/// What records are found by in an index, each with the slots that have it.
package enum Posting: Hashable, Sendable {
    case component(ComponentKey)
    case status(String)
    case priority(Priority)
    case label(String)
    case owner(String)
    case assignee(String)
    case client(String)
    case project(String)
    case category(String)
    case alert(RecordID)
    case depends(RecordID)
    case task(RecordID)
    case problem(String)
    case person(String)
    case alias(String)
    case dependent(ComponentKey)
    case running
    /// A component that has had another key.
    case moved
    case kind(String)
    case provider(String)
    case environment(String)
    case command(RecordID)
    case billed(RecordID)
}

extension Posting {
    /// What a posting is about; the lists of one facet are made together.
    package enum Facet: Hashable, Sendable, CaseIterable {
        case component, status, priority, label, owner, assignee, client
        case project, category, alert, depends, task, problem, person
        case alias, dependent, running, moved, kind, provider, environment, command, billed
    }

    /// The facet it belongs to.
    package var facet: Facet {
        switch self {
        case .component: .component
        case .status: .status
        case .priority: .priority
        case .label: .label
        case .owner: .owner
        case .assignee: .assignee
        case .client: .client
        case .project: .project
        case .category: .category
        case .alert: .alert
        case .depends: .depends
        case .task: .task
        case .problem: .problem
        case .person: .person
        case .alias: .alias
        case .dependent: .dependent
        case .running: .running
        case .moved: .moved
        case .kind: .kind
        case .provider: .provider
        case .environment: .environment
        case .command: .command
        case .billed: .billed
        }
    }
}
