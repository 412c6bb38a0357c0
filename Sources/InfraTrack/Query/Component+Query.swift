extension Component: QuerySubject {
    /// What queries see in a field; `nil` for fields of other kinds.
    package func field(
        _ qualifier: Query.Qualifier, in context: any QueryContext
    ) -> QueryField? {
        switch qualifier {
        case .id: .name(id.description)
        case .text: .texts([displayName ?? id.description, id.description, body] + aliases)
        case .kind: .word(componentKind)
        case .lifecycle: .word(lifecycle.rawValue)
        case .owner: .word(owner)
        case .label: .words(labels)
        case .component: .keys([id])
        case .provider: .word(provider)
        case .environment: .word(environment)
        case .dependsOn: .keys(context.withCurrent(targets(.dependsOn)))
        case .runsOn: .keys(context.withCurrent(targets(.runsOn)))
        case .partOf: .keys(context.withCurrent(targets(.partOf)))
        case .memberOf: .keys(context.withCurrent(targets(.memberOf)))
        default: nil
        }
    }

    /// The key.
    package var naturalOrder: [SortValue?] { [SortValue(exactly: id.description)] }
}
