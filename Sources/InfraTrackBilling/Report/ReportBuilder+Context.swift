import InfraTrack

extension ReportBuilder {
    /// The context of an entry, made when it is the first of its kind.
    mutating func context(of entry: TimeEntry) throws(LedgerError) -> ReportContext {
        if let known = contexts[entry.task]?.first(where: { $0.fits(entry) }) { return known }
        let made = try makeContext(entry)
        contexts[entry.task, default: []].append(made)
        return made
    }

    private mutating func makeContext(_ entry: TimeEntry) throws(LedgerError) -> ReportContext {
        let settings = snapshot.settings
        let task = snapshot.task(entry.task)
        let project = entry.project ?? task?.project
        let client =
            entry.client ?? task?.client ?? project.flatMap { settings.projects[$0]?.client }
        let isWanted = filter.wants(client: client, project: project)
        let (policy, scope) = policies.choice(client: client, project: project)
        let work = Work(
            task: entry.task, project: project, client: client, person: entry.person)
        let shares =
            !entry.components.isEmpty
            ? entry.components : (task?.components ?? []).map { TimeEntry.Share($0) }
        return ReportContext(
            person: entry.person, ownClient: entry.client, ownProject: entry.project,
            ownComponents: entry.components, client: client, project: project, isWanted: isWanted,
            zone: try zone(client.flatMap { settings.clients[$0]?.zone }), policy: policy,
            scope: slot(scope), personSlot: slot("person \(entry.person ?? "")"),
            currency: client.flatMap { settings.clients[$0]?.currency }.flatMap(Currency.init),
            shares: isWanted ? self.shares(shares, work) : [])
    }

    private mutating func shares(
        _ shares: [TimeEntry.Share], _ work: Work
    ) -> [ReportContext.Share] {
        guard !shares.isEmpty else { return [share(nil, weight: 1, work)] }
        return shares.map { share($0.component, weight: Int64($0.weight), work) }
    }

    private mutating func share(
        _ component: ComponentKey?, weight: Int64, _ work: Work
    ) -> ReportContext.Share {
        var work = work
        work.component = component
        return ReportContext.Share(
            component: component, weight: weight,
            row: grouping == .day ? -1 : account(key(of: work)),
            rules: card.rules.indices.filter { card.rules[$0].fits(work) })
    }

    private func key(of work: Work) -> String? {
        switch grouping {
        case .component: work.component?.description
        case .client: work.client
        case .project: work.project
        case .task: work.task?.description
        case .person: work.person
        case .day: nil
        }
    }

    /// The account with a key, opened when there is none.
    mutating func account(_ key: String?) -> Int {
        if let known = accountIndex[key] { return known }
        accounts.append(ReportAccount(key: key))
        accountIndex[key] = accounts.count - 1
        return accounts.count - 1
    }

    private mutating func zone(_ name: String?) throws(LedgerError) -> Int {
        if let known = zoneIndex[name] { return known }
        zones.append(try ReportZone(name, filter))
        zoneIndex[name] = zones.count - 1
        return zones.count - 1
    }

    /// A small number that stands for a text.
    private mutating func slot(_ text: String) -> Int {
        if let known = slots[text] { return known }
        slots[text] = slots.count
        return slots.count - 1
    }
}
