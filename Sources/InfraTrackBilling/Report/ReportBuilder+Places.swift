import InfraTrack

extension ReportBuilder {
    /// The places of an entry in the tables, made when it is the first of its kind.
    mutating func place(of stored: Stored<TimeEntry>) throws(LedgerError) -> ReportPlace {
        let task = taskPlace(stored.record.task)
        let owner = try ownerPlace(stored, task)
        return ReportPlace(task: task, owner: owner, person: personPlace(stored, task))
    }

    /// Takes in all tasks in the order they lie in memory, when most will be asked about.
    mutating func addTasks() {
        guard snapshot.count(.time) > snapshot.count(.task) else { return }
        snapshot.forEachTask { stored in _ = addTask(stored.record.id, stored) }
    }

    private mutating func taskPlace(_ id: RecordID) -> Int {
        places.taskIndex.place(of: id) ?? addTask(id, snapshot.storedTask(id))
    }

    private mutating func addTask(_ id: RecordID, _ stored: Stored<TaskRecord>?) -> Int {
        let components = stored?.record.components ?? []
        let made = ReportTask(
            id: id, client: stored?.record.client, project: stored?.record.project,
            shares: shares(components.map { TimeEntry.Share($0) }))
        places.add(made, row: grouping == .task ? account(id.description) : -1)
        places.taskIndex.insert(id, at: places.tasks.count - 1)
        return places.tasks.count - 1
    }

    private mutating func ownerPlace(
        _ stored: Stored<TimeEntry>, _ task: Int
    ) throws(LedgerError) -> Int {
        let project = stored.record.project ?? places.tasks[task].project
        let client =
            stored.record.client ?? places.tasks[task].client
            ?? project.flatMap { snapshot.settings.projects[$0]?.client }
        let last = places.lastOwner[task]
        if last >= 0, places.owners[last].client == client, places.owners[last].project == project {
            return last
        }
        let name = ReportPlaces.OwnerName(client: client, project: project)
        let place: Int
        if let known = places.ownerIndex[name] {
            place = known
        } else {
            places.add(try owner(client, project))
            place = places.owners.count - 1
            places.ownerIndex[name] = place
        }
        places.lastOwner[task] = place
        return place
    }

    private mutating func owner(
        _ client: String?, _ project: String?
    ) throws(LedgerError) -> ReportOwner {
        let known = client.flatMap { snapshot.settings.clients[$0] }
        let (policy, scope) = policies.choice(client: client, project: project)
        let isWanted = filter.wants(client: client, project: project)
        let slot = places.scopes[scope] ?? places.scopes.count
        places.scopes[scope] = slot
        return ReportOwner(
            client: client, project: project, isWanted: isWanted, zone: try zone(known?.zone),
            policy: policy, scope: slot,
            currency: currency(known?.currency.flatMap { Currency($0) }),
            row: !isWanted
                ? -1
                : grouping == .client
                    ? account(client) : grouping == .project ? account(project) : -1)
    }

    private mutating func currency(_ currency: Currency?) -> Int {
        guard let currency else { return -1 }
        if let known = currencies.firstIndex(of: currency) { return known }
        currencies.append(currency)
        return currencies.count - 1
    }

    private mutating func personPlace(_ stored: Stored<TimeEntry>, _ task: Int) -> Int {
        let last = places.lastPerson[task]
        if last >= 0, places.people[last].name == stored.record.person { return last }
        let place: Int
        if let known = places.personIndex[stored.record.person] {
            place = known
        } else {
            let name = stored.record.person
            places.people.append(
                ReportPerson(name: name, row: grouping == .person ? account(name) : -1))
            place = places.people.count - 1
            places.personIndex[name] = place
        }
        places.lastPerson[task] = place
        return place
    }

    /// The shares of an entry: its own, else its task's, else all for no component.
    mutating func shares(of entry: Candidate) -> [ReportShare] {
        guard entry.flags.contains(.ownComponents), let own = snapshot.entry(entry.id)?.components
        else { return places.tasks[Int(entry.task)].shares }
        return shares(own)
    }

    private mutating func shares(_ shares: [TimeEntry.Share]) -> [ReportShare] {
        guard !shares.isEmpty else {
            return [ReportShare(component: component(nil), weight: 1)]
        }
        return shares.map {
            ReportShare(component: component($0.component), weight: Int64($0.weight))
        }
    }

    /// A component's place; the first is that of work without one.
    private mutating func component(_ key: ComponentKey?) -> Int {
        guard let key else { return 0 }
        if let known = places.componentIndex[key] { return known }
        places.components.append(key)
        places.componentRows.append(grouping == .component ? account(key.description) : -1)
        places.componentIndex[key] = places.componentRows.count - 1
        return places.componentRows.count - 1
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
        zones.append(try ReportZone(name, filter, card))
        zoneIndex[name] = zones.count - 1
        return zones.count - 1
    }
}
