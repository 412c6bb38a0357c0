extension AlertRecord: QuerySubject {
    /// What queries see in a field; `nil` for fields of other kinds.
    package func field(
        _ qualifier: Query.Qualifier, in context: any QueryContext
    ) -> QueryField? {
        switch qualifier {
        case .id: .id(id)
        case .text: .texts([alertName, body])
        case .priority: .priority(priority)
        case .label: .words(labels.flatMap { [$0.key, "\($0.key)=\($0.value)"] })
        case .component: .keys(context.withCurrent(components))
        case .provider: words(of: components, in: context, \.provider)
        case .environment: words(of: components, in: context, \.environment)
        case .started: .instant(started)
        case .end: .instant(ended)
        case .task: .id(task)
        default: nil
        }
    }

    /// The start, then the id.
    package var naturalOrder: [SortValue?] { [SortValue(started), SortValue(id)] }
}
