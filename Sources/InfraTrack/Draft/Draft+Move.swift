import FrontMatter
import GitStore

extension Draft {
    /// Gives a component another key; the old key stays an alias, and what lies below moves along.
    ///
    /// - Throws: ``LedgerError`` when there is no such component, or the new key is taken or lies
    ///   within the old one.
    public mutating func moveComponent(
        _ key: ComponentKey, to newKey: ComponentKey
    ) throws(LedgerError) {
        let below = snapshot.descendants(of: key)
        guard snapshot.component(key) != nil || !below.isEmpty else {
            throw LedgerError(
                .missing, "There is no component “\(key)”.",
                cure: "See “infratrack component list”.")
        }
        guard !newKey.isWithin(key) else {
            throw LedgerError(
                .invalid, "“\(newKey)” lies within “\(key)”.", cure: "Choose a key outside it.")
        }
        var moves = [key: newKey]
        for component in below {
            let rest = component.id.description.dropFirst(key.description.count)
            let moved = newKey.description + rest
            guard let movedKey = ComponentKey(moved) else {
                throw LedgerError(
                    .invalid, "“\(moved)” would be no component key.",
                    cure: "Choose a key with fewer segments.")
            }
            moves[component.id] = movedKey
        }
        for (old, new) in moves.sorted(by: { $0.key < $1.key }) { try move(old, to: new) }
        try redirect(moves)
    }

    private mutating func move(_ old: ComponentKey, to new: ComponentKey) throws(LedgerError) {
        guard let stored = snapshot.componentTable[id: old] else { return }
        let path = "components/\(new).md"
        guard snapshot.componentTable[path: path] == nil, snapshot.unreadable[path] == nil else {
            throw LedgerError(
                .refused, "There is already a component “\(new)”.", cure: "Choose another key.",
                path: path)
        }
        var document: Document
        let aliases =
            stored.record.aliases.filter { ![new.description, old.description].contains($0) }
            + [old.description]
        do throws(FormatError) {
            document = try Document(parsing: stored.bytes)
            try document.set(
                "aliases", to: .list(aliases.map(Value.scalar)), order: Component.keyOrder)
        } catch {
            throw LedgerError(error, path: stored.path)
        }
        let moved = try Stored<Component>(reading: document, path: path, stamp: nil)
        stage(stored.path, base: .content(.blob(stored.bytes)), content: nil)
        stage(path, base: .absent, content: document.bytes)
        snapshot.componentTable.remove(path: stored.path)
        snapshot.componentTable.put(moved)
        note("move", .component, old.description, "to \(new)")
    }

    /// Rewrites the relations of other components; tasks, alerts and time find it by its alias.
    private mutating func redirect(_ moves: [ComponentKey: ComponentKey]) throws(LedgerError) {
        for (old, _) in moves.sorted(by: { $0.key < $1.key }) {
            for stored in snapshot.componentTable.records(.dependent(old)) {
                var component = stored.record
                component.dependsOn = component.dependsOn.map { moves[$0] ?? $0 }
                component.relations = component.relations.map {
                    Component.Relation($0.type, moves[$0.target] ?? $0.target)
                }
                try put(component)
            }
        }
    }
}
