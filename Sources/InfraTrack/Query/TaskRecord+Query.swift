extension TaskRecord: QuerySubject {
    /// What queries see in a field; `nil` for fields of other kinds.
    package func field(
        _ qualifier: Query.Qualifier, in context: any QueryContext
    ) -> QueryField? {
        switch qualifier {
        case .id: .id(id)
        case .text: .texts([title, body])
        case .status: .word(status.rawValue)
        case .priority: .priority(priority)
        case .category: .word(category)
        case .owner: .word(owner)
        case .assignee: .words(assignees)
        case .label: .words(labels)
        case .component: .keys(context.withCurrent(components))
        case .provider: words(of: components, in: context, \.provider)
        case .environment: words(of: components, in: context, \.environment)
        case .client: .word(client)
        case .project: .word(project)
        case .due: .moment(due)
        case .created: .instant(created)
        case .closed: .instant(closed)
        case .depends: .ids(dependsOn)
        case .blocked: .flag(context.isBlocked(self))
        case .ready: .flag(!status.isClosed && !context.isBlocked(self))
        case .alert: .id(alert)
        default: nil
        }
    }

    /// The time of creation, then the id.
    package var naturalOrder: [SortValue?] { [created.map(SortValue.init), SortValue(id)] }
}
