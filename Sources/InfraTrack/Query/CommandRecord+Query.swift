extension CommandRecord: QuerySubject {
    /// What queries see in a field; `nil` for fields of other kinds.
    package func field(
        _ qualifier: Query.Qualifier, in context: any QueryContext
    ) -> QueryField? {
        switch qualifier {
        case .id: .id(id)
        case .text: .texts([command, body])
        case .category: .word(category)
        case .label: .words(labels)
        case .component: .keys(context.withCurrent(components(in: context)))
        case .provider: words(of: components(in: context), in: context, \.provider)
        case .environment: words(of: components(in: context), in: context, \.environment)
        case .client: .word(taskRecord(in: context)?.client)
        case .project: .word(taskRecord(in: context)?.project)
        case .exit: .number(exit)
        case .host: .word(host)
        case .shell: .word(shell)
        case .started: .instant(started)
        case .task: .id(task)
        default: nil
        }
    }

    /// The place in the sequence, the start, then the id.
    package var naturalOrder: [SortValue?] {
        [seq.map(SortValue.init), started.map(SortValue.init), SortValue(id)]
    }

    private func taskRecord(in context: any QueryContext) -> TaskRecord? {
        task.flatMap(context.task)
    }

    private func components(in context: any QueryContext) -> [ComponentKey] {
        components.isEmpty ? taskRecord(in: context)?.components ?? [] : components
    }
}
