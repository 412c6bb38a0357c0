extension Runbook: QuerySubject {
    /// What queries see in a field; `nil` for fields of other kinds.
    package func field(
        _ qualifier: Query.Qualifier, in context: any QueryContext
    ) -> QueryField? {
        switch qualifier {
        case .id: .name(id)
        case .text: .texts([title, body])
        case .status: .word(status.rawValue)
        case .owner: .word(owner)
        case .component: .keys(context.withCurrent(components))
        case .provider: words(of: components, in: context, \.provider)
        case .environment: words(of: components, in: context, \.environment)
        case .task: .ids(Array(Set(sources.map(\.task))))
        default: nil
        }
    }

    /// The name.
    package var naturalOrder: [SortValue?] { [SortValue(exactly: id)] }
}
