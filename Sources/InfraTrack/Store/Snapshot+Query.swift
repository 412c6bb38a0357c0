extension Snapshot: QueryContext {
    /// The tasks that meet a query, in its order.
    ///
    /// - Throws: ``QueryError`` when the query asks for what tasks do not have.
    public func tasks(matching query: Query = .all) throws(QueryError) -> [TaskRecord] {
        try results(query, taskTable)
    }

    /// The components that meet a query; of a subtree, only its records are looked at.
    public func components(matching query: Query = .all) throws(QueryError) -> [Component] {
        for case .subtree(let root) in query.requirements(for: .component, in: self) {
            return try query.results(among: componentsWithin(root), in: self)
        }
        return try results(query, componentTable)
    }

    /// The episodes that meet a query.
    public func alerts(matching query: Query = .all) throws(QueryError) -> [AlertRecord] {
        try results(query, alertTable)
    }

    /// The commands that meet a query.
    public func commands(matching query: Query = .all) throws(QueryError) -> [CommandRecord] {
        try results(query, commandTable)
    }

    /// The time entries that meet a query.
    public func entries(matching query: Query = .all) throws(QueryError) -> [TimeEntry] {
        try results(query, timeTable)
    }

    /// The runbooks that meet a query.
    public func runbooks(matching query: Query = .all) throws(QueryError) -> [Runbook] {
        try results(query, runbookTable)
    }

    /// The invoices that meet a query.
    public func invoices(matching query: Query = .all) throws(QueryError) -> [InvoiceRecord] {
        try results(query, invoiceTable)
    }

    /// Starts from the shortest posting list that must hold every answer.
    private func results<R: StoredRecord & QuerySubject>(
        _ query: Query, _ table: Table<R>
    ) throws(QueryError) -> [R] {
        try query.validate(for: R.kind)
        let lists = query.requirements(for: R.kind, in: self).compactMap { table.postings(for: $0) }
        let shortest = lists.min { left, right in
            left.reduce(0) { $0 + table.count($1) } < right.reduce(0) { $0 + table.count($1) }
        }
        guard let shortest else {
            return try query.results(among: table.all.map(\.record), in: self)
        }
        return try query.results(among: table.records(shortest).map(\.record), in: self)
    }
}

extension Table {
    /// The postings whose union holds what an index key asks for; `nil` when the table has none.
    func postings(for key: IndexKey) -> [Posting]? {
        switch key {
        case .id: nil
        case .component(let keys): R.kind == .component ? nil : keys.map(Posting.component)
        case .subtree(let root):
            R.kind == .component ? nil : componentKeys(within: root).map(Posting.component)
        case .label(let label): R.kind == .alert ? nil : [.label(label)]
        case .owner(let owner): [.owner(owner)]
        case .assignee(let person): [.assignee(person)]
        case .status(let states): states.map { .status($0.rawValue) }
        case .priority(let priority): R.kind == .task ? [.priority(priority)] : nil
        case .client(let client): [.client(client)]
        case .project(let project): [.project(project)]
        case .category(let category): R.kind == .task ? [.category(category)] : nil
        case .alert(let id): [.alert(id)]
        case .task(let id): [.task(id)]
        case .depends(let id): [.depends(id)]
        }
    }
}
