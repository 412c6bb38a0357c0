import InfraTrack

extension ReportBuilder {
    /// The rule that prices an entry whose task has one component or none; −1 for none.
    mutating func rule(_ entry: Candidate, stretch: Int) -> Int {
        let task = Int(entry.task)
        let isKnown =
            !card.usesEntries && places.onlyRules[task] >= 0
            && places.onlyRulesOwner[task] == entry.owner
            && (!card.usesPeople || places.onlyRulesPerson[task] == entry.person)
        if !isKnown {
            places.onlyRules[task] = rules(entry, component: places.only[task])
            places.onlyRulesOwner[task] = entry.owner
            places.onlyRulesPerson[task] = entry.person
        }
        return places.rules[places.onlyRules[task]][stretch]
    }

    /// The rule that prices a share of an entry in a stretch between two borders; −1 for none.
    mutating func rule(_ entry: Candidate, component: Int, stretch: Int) -> Int {
        places.rules[rules(entry, component: component)][stretch]
    }

    /// The place of the rules that fit a share of an entry.
    private mutating func rules(_ entry: Candidate, component: Int) -> Int {
        let name = ReportPlaces.RuleName(
            component: card.usesComponents ? component : 0, owner: Int(entry.owner),
            person: card.usesPeople ? Int(entry.person) : 0,
            task: card.usesTasks ? Int(entry.task) : 0,
            entry: card.usesEntries ? entry.id : nil)
        if let known = places.ruleIndex[name] { return known }
        let owner = places.owners[Int(entry.owner)]
        let work = Work(
            entry: entry.id, task: places.tasks[Int(entry.task)].id,
            component: component > 0 ? places.components[component - 1] : nil,
            project: owner.project, client: owner.client,
            person: places.people[Int(entry.person)].name)
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
