import InfraTrack

/// A component that a failure reaches, with what people should know of it.
struct ImpactRow {
    let component: Component
    let distance: Int
    let tasks: [TaskRecord]
    /// Episodes that fire, or began within a week.
    let alerts: [AlertRecord]
    let runbooks: [Runbook]

    private static let week: Int64 = 7 * 24 * 3_600

    init(_ reached: ComponentImpact.Element, in snapshot: Snapshot, at now: Timestamp) {
        (component, distance) = reached
        tasks = snapshot.openTasks(on: component.id)
        alerts = snapshot.alerts(on: component.id).filter { alert in
            alert.ended == nil || alert.started.seconds >= now.seconds - Self.week
        }
        runbooks = snapshot.runbooks(on: component.id)
    }

    var fields: [Field] {
        [
            Field("key", .text(component.id.description)),
            Field("kind", .text(component.componentKind)),
            Field("distance", .number(String(distance))),
            Field("lifecycle", .text(component.lifecycle.rawValue)),
            Field("open_tasks", .list(tasks.map { .text($0.id.description) })),
            Field("alerts", .list(alerts.map { .text($0.id.description) })),
            Field("runbooks", .list(runbooks.map { .text($0.id) })),
        ]
    }

    var line: String {
        let names = tasks.map(\.id.description) + alerts.map(\.id.description) + runbooks.map(\.id)
        return "\(distance)  \(component.id)  \(names.joined(separator: " "))"
    }
}

extension Session {
    /// The key of a component, or one that others lie below.
    func subtree(named name: String, in snapshot: Snapshot) throws(LedgerError) -> ComponentKey {
        if let key = folder(named: name, in: snapshot) { return key }
        do throws(LedgerError) {
            return try snapshot.componentKey(named: name)
        } catch {
            guard error.code == .missing else { throw error }
            throw LedgerError(
                .missing, "There is nothing at or below “\(printable(name))”.",
                cure: "See “infratrack component list”.")
        }
    }

    /// A key that has no record of its own, and others below it.
    func folder(named name: String, in snapshot: Snapshot) -> ComponentKey? {
        guard let key = ComponentKey(name), snapshot.component(key) == nil,
            snapshot.componentsWithin(key).contains(where: { _ in true })
        else { return nil }
        return key
    }
}
