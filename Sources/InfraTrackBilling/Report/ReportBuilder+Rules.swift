import InfraTrack

extension ReportBuilder {
    /// The rule that prices an entry whose task has one component; −1 for none.
    mutating func rule(_ entry: CountedEntry, stretch: Int) -> Int {
        let task = entry.place.task
        if card.usesEntries || places.tasks[task].rules < 0 {
            places.tasks[task].rules = rules(
                entry, component: places.tasks[task].shares[0].component)
        }
        return places.rules[places.tasks[task].rules][stretch]
    }

    /// The rule that prices a share of an entry in a stretch between two borders; −1 for none.
    mutating func rule(_ entry: CountedEntry, component: Int, stretch: Int) -> Int {
        places.rules[rules(entry, component: component)][stretch]
    }

    /// The place of the rules that fit a share of an entry.
    private mutating func rules(_ entry: CountedEntry, component: Int) -> Int {
        let name = ReportPlaces.RuleName(
            component: card.usesComponents ? component : 0, owner: entry.place.owner,
            person: card.usesPeople ? entry.place.person : 0,
            task: card.usesTasks ? entry.place.task : 0,
            entry: card.usesEntries ? entry.stored.record.id : nil)
        if let known = places.ruleIndex[name] { return known }
        let owner = places.owners[entry.place.owner]
        let work = Work(
            entry: entry.stored.record.id, task: entry.stored.record.task,
            component: component > 0 ? places.components[component - 1] : nil,
            project: owner.project, client: owner.client,
            person: places.people[entry.place.person].name)
        let fitting = card.rules.indices.filter { card.rules[$0].fits(work) }
        places.rules.append(
            ([Int.min] + card.borders).map { day in
                fitting.first { card.rules[$0].holds(on: day) } ?? -1
            })
        places.ruleIndex[name] = places.rules.count - 1
        return places.rules.count - 1
    }

    /// The stretch between two borders that a day lies in.
    func stretch(of day: Int) -> Int { card.borders.count { $0 <= day } }
}
