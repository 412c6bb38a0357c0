extension TimeEntry: QuerySubject {
    /// What queries see in a field; `nil` for fields of other kinds.
    package func field(
        _ qualifier: Query.Qualifier, in context: any QueryContext
    ) -> QueryField? {
        switch qualifier {
        case .id: .id(id)
        case .text: .texts(["", body])
        case .label: .words(labels)
        case .component: .keys(context.withCurrent(keys(in: context)))
        case .provider: words(of: keys(in: context), in: context, \.provider)
        case .environment: words(of: keys(in: context), in: context, \.environment)
        case .client: .word(client ?? context.task(task)?.client)
        case .project: .word(project ?? context.task(task)?.project)
        case .task: .id(task)
        case .person: .word(person)
        case .billable: .flag(billable)
        case .start: .moment(moment(start))
        case .end: .moment(moment(end))
        default: nil
        }
    }

    /// The start or the day, then the id.
    package var naturalOrder: [SortValue?] { [moment(start).map(SortValue.init), SortValue(id)] }

    /// The instant, or the day of an entry that knows only its day.
    private func moment(_ timestamp: Timestamp?) -> Moment? {
        timestamp.map(Moment.instant) ?? (start == nil ? date.map(Moment.date) : nil)
    }

    private func keys(in context: any QueryContext) -> [ComponentKey] {
        components.isEmpty ? context.task(task)?.components ?? [] : components.map(\.component)
    }
}
