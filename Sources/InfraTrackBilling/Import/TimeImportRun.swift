import InfraTrack

/// One import on its way into a draft.
struct TimeImportRun {
    private let source: String
    private let file: String
    private let details: TimeImport.Details
    private(set) var outcome = TimeImport.Outcome()
    private var zones: [String: ZoneRules] = [:]
    /// How often the same work came before in this file.
    private var seen: [[String]: Int] = [:]
    private var titles: [String: RecordID]?

    init(source: String, file: String, details: TimeImport.Details) {
        self.source = source
        self.file = file
        self.details = details
    }

    mutating func refuse(_ line: Int, _ message: String, _ cure: String) {
        outcome.refused.append(
            Finding(
                .error, rule: "not-imported", path: file, line: line, message: message, cure: cure))
    }

    /// Takes one entry, or says why not.
    ///
    /// - Throws: what concerns every entry: a zone that is none.
    mutating func take(_ foreign: ForeignEntry, in draft: inout Draft) throws(LedgerError) {
        let person = person(foreign, draft.snapshot.settings)
        let zone = try zone(of: person, draft.snapshot.settings)
        do throws(LedgerError) {
            let time = try foreign.resolve(in: zone)
            let id = id(foreign, time, person)
            guard draft.snapshot.entry(id) == nil else {
                outcome.known += 1
                return
            }
            let task = try task(foreign, time, zone, in: &draft)
            var entry = TimeEntry(id: id, task: task)
            entry.person = person
            entry.zone = zone.name == ZoneRules.utc.name ? details.zone : zone.name
            set(time, of: &entry, zone)
            fill(&entry, foreign, draft.snapshot)
            let written = try TimeTracking.write(entry, in: &draft)
            outcome.entries.append(written.entry.id)
            outcome.warnings += written.warnings
        } catch {
            refuse(foreign.line, error.message, error.cure)
        }
    }

    private func set(_ time: ResolvedTime, of entry: inout TimeEntry, _ zone: ZoneRules) {
        switch time {
        case .span(let start, let end):
            entry.start = zone.localized(start)
            entry.end = zone.localized(end)
        case .day(let date, let seconds):
            entry.date = date
            entry.durationSeconds = seconds
        }
    }

    private mutating func fill(
        _ entry: inout TimeEntry, _ foreign: ForeignEntry, _ snapshot: Snapshot
    ) {
        let task = snapshot.task(entry.task)
        entry.project = foreign.project.map { project($0, snapshot.settings) } ?? task?.project
        entry.client =
            foreign.client.map { client($0, snapshot.settings) } ?? task?.client
            ?? entry.project.flatMap { snapshot.settings.projects[$0]?.client }
        entry.billable = foreign.billable
        entry.labels = foreign.labels
        if details.task == nil, let name = foreign.task,
            (try? snapshot.resolve(name, .task)) != entry.task
        {
            entry.labels.append("task:\(name)")
        }
        for name in foreign.components {
            do throws(LedgerError) {
                let key = try snapshot.componentKey(named: name)
                if !entry.components.contains(where: { $0.component == key }) {
                    entry.components.append(TimeEntry.Share(key))
                }
            } catch {
                entry.labels.append("component:\(name)")
                outcome.warnings.append(
                    Finding(
                        .warning, rule: "unknown-component", path: file, line: foreign.line,
                        message: error.message + " It was taken as a label.", cure: error.cure))
            }
        }
        entry.labels = Set(entry.labels).sorted()
        entry.body = foreign.title.isEmpty ? "" : foreign.title + "\n"
    }
}

extension TimeImportRun {
    /// The same work gets the same id whenever and wherever it is imported.
    private mutating func id(
        _ foreign: ForeignEntry, _ time: ResolvedTime, _ person: String?
    ) -> RecordID {
        let parts = ["time-import", source, person ?? ""] + foreign.identity
        let place = seen[parts, default: 0]
        seen[parts] = place + 1
        return RecordID.derived(from: parts + [String(place)])
    }

    private func person(_ foreign: ForeignEntry, _ settings: Settings) -> String? {
        if let person = details.person { return person }
        guard let name = foreign.person else { return details.author }
        if let id = settings.person(email: name) { return id }
        return settings.people.filter { $0.value.name == name }.keys.min() ?? name
    }

    private mutating func zone(
        of person: String?, _ settings: Settings
    ) throws(LedgerError) -> ZoneRules {
        let people = [person, details.author].compactMap { $0 }
        let own = people.lazy.compactMap { settings.people[$0]?.zone }.first
        guard let name = details.zone ?? own else { return .utc }
        if let known = zones[name] { return known }
        let made = try ZoneRules(name)
        zones[name] = made
        return made
    }

    /// The client's id by its id or its full name.
    private func client(_ name: String, _ settings: Settings) -> String {
        if settings.clients[name] != nil { return name }
        return settings.clients.filter { $0.value.name == name }.keys.min() ?? name
    }

    private func project(_ name: String, _ settings: Settings) -> String {
        if settings.projects[name] != nil { return name }
        return settings.projects.filter { $0.value.name == name }.keys.min() ?? name
    }

    /// The task given, the one an entry names, the one with its title, or a new one.
    private mutating func task(
        _ foreign: ForeignEntry, _ time: ResolvedTime, _ zone: ZoneRules, in draft: inout Draft
    ) throws(LedgerError) -> RecordID {
        if let task = details.task { return task }
        if let name = foreign.task, let id = try named(name, draft.snapshot) { return id }
        guard !foreign.title.isEmpty else {
            throw LedgerError(
                .invalid, "The entry does not say what was worked on.",
                cure: "Name its task with “--task”.")
        }
        let title = Self.title(foreign.title)
        var known = titles ?? Self.titles(draft.snapshot)
        defer { titles = known }
        if let id = known[title] { return id }
        var task = TaskRecord(
            id: RecordID.derived(from: ["time-import", "task", title]), title: title)
        if draft.snapshot.task(task.id) == nil {
            switch time {
            case .span(let start, _): task.created = zone.localized(start)
            case .day(let date, _):
                task.created = Timestamp(seconds: Int64(date.daysSinceEpoch) * 86_400)
            }
            task.client = foreign.client.map { client($0, draft.snapshot.settings) }
            task.project = foreign.project.map { project($0, draft.snapshot.settings) }
            outcome.tasks.append(try draft.put(task).id)
        }
        known[title] = task.id
        return task.id
    }

    /// The task that an entry names; `nil` for a word that is no id.
    private func named(_ name: String, _ snapshot: Snapshot) throws(LedgerError) -> RecordID? {
        do throws(LedgerError) {
            return try snapshot.resolve(name, .task)
        } catch {
            guard RecordID(name) != nil else { return nil }
            throw LedgerError(
                .missing, error.message, cure: "Name the task of this store with “--task”.")
        }
    }

    /// Tasks by their title; a title that several tasks have names none.
    private static func titles(_ snapshot: Snapshot) -> [String: RecordID] {
        var ids: [String: [RecordID]] = [:]
        for stored in snapshot.taskTable.all {
            ids[stored.record.title, default: []].append(stored.record.id)
        }
        return ids.compactMapValues { $0.count == 1 ? $0.first : nil }
    }

    /// What fits a title.
    private static func title(_ text: String) -> String {
        guard text.utf8.count > 200 else { return text }
        var title = ""
        for character in text where title.utf8.count + String(character).utf8.count <= 200 {
            title.append(character)
        }
        return title
    }
}
