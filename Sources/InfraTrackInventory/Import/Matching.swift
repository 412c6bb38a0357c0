import InfraTrack

/// Which component each item of a listing is.
struct Matching {
    /// An item that is passed on without being copied: items are long.
    final class Listed: Sendable {
        let item: InventoryItem

        init(_ item: InventoryItem) { self.item = item }
    }

    /// An item and its component.
    struct Match {
        let listed: Listed
        let key: ComponentKey
        /// Whether there is no such component yet.
        let isNew: Bool
        /// The component whose place it took.
        var predecessor: ComponentKey?
        var dependsOn: Set<ComponentKey> = []
        var relations: Set<Component.Relation> = []
    }

    private typealias Fresh = (listed: Listed, predecessor: ComponentKey?)

    private(set) var matches: [Match] = []
    private(set) var refused: [InventoryListing.Refusal] = []
    private var claimed: Set<ComponentKey> = []
    private let known: KnownComponents
    private let identities: Set<String>

    init(
        _ items: [InventoryItem], with known: KnownComponents, scope: ComponentKey, inPlace: Bool,
        _ snapshot: Snapshot
    ) {
        self.known = known
        identities = Set(items.map(\.identity))
        var fresh: [Fresh] = []
        for item in items {
            guard let key = existing(item) else {
                if item.gone == nil { fresh.append((Listed(item), formerHolder(of: item))) }
                continue
            }
            if isAnother(item, than: key, inPlace), item.gone == nil {
                fresh.append((Listed(item), key))
            } else if claimed.insert(key).inserted {
                let old = isReplaced(item, key) ? key : nil
                matches.append(
                    Match(listed: Listed(item), key: key, isNew: false, predecessor: old))
            } else {
                refused.append(
                    .init(item.place, "Another item is the component \(key) already."))
            }
        }
        add(fresh, scope, snapshot)
    }

    private mutating func add(
        _ fresh: [Fresh], _ scope: ComponentKey, _ snapshot: Snapshot
    ) {
        var chooser = KeyChooser(scope: scope, snapshot: snapshot)
        for (listed, _) in fresh { chooser.count(listed.item) }
        for (listed, predecessor) in fresh {
            if let key = adoptable(listed.item, chooser, snapshot), claimed.insert(key).inserted {
                matches.append(Match(listed: listed, key: key, isNew: false, predecessor: nil))
            } else if let key = chooser.key(of: listed.item) {
                claimed.insert(key)
                matches.append(
                    Match(listed: listed, key: key, isNew: true, predecessor: predecessor))
            } else {
                refused.append(
                    .init(listed.item.place, "No component key can be made of its name."))
            }
        }
    }

    private func existing(_ item: InventoryItem) -> ComponentKey? {
        known.key(identity: item.identity, incarnation: item.incarnation)
            ?? known.key(identifiers: item.identifiers)
    }

    private func isReplaced(_ item: InventoryItem, _ key: ComponentKey) -> Bool {
        guard let old = known.own[key], old.identity == item.identity,
            let before = old.incarnation, let now = item.incarnation
        else { return false }
        return before != now
    }

    private func isAnother(
        _ item: InventoryItem, than key: ComponentKey, _ inPlace: Bool
    ) -> Bool {
        !inPlace && isReplaced(item, key)
    }

    /// What had the item's address before, and is not listed any more.
    private func formerHolder(of item: InventoryItem) -> ComponentKey? {
        guard let key = item.address.flatMap(known.key(address:)), let old = known.own[key],
            old.gone == nil, !identities.contains(old.identity)
        else { return nil }
        return key
    }

    /// A component that people made where the item would lie, and that no import knows.
    private func adoptable(
        _ item: InventoryItem, _ chooser: KeyChooser, _ snapshot: Snapshot
    ) -> ComponentKey? {
        guard let key = chooser.plainKey(of: item), let component = snapshot.component(key),
            known.blocks[key] == nil, component.componentKind == item.kind,
            component.lifecycle != .retired, chooser.isOnly(item)
        else { return nil }
        let isAtOdds = KnownComponents.strong.contains { name in
            guard let theirs = component.identifiers[name] else { return false }
            return theirs != item.identifiers[name]
        }
        return isAtOdds ? nil : key
    }
}

// MARK: Relations

extension Matching {
    /// The components that are listed or taken the place of.
    var keys: Set<ComponentKey> {
        Set(matches.map(\.key)).union(matches.compactMap(\.predecessor))
    }

    /// Turns what items call each other into keys; what nothing or several answer to is left out.
    mutating func resolveRelations() {
        var names: [String: ComponentKey?] = [:]
        for match in matches {
            for name in match.listed.item.references {
                if let other = names[name], other != match.key {
                    names[name] = .some(nil)
                } else {
                    names[name] = match.key
                }
            }
        }
        for match in matches { names[match.listed.item.identity] = match.key }
        for index in matches.indices { resolve(index, names) }
        orderByRelations()
    }

    private mutating func resolve(_ index: Int, _ names: [String: ComponentKey?]) {
        let key = matches[index].key
        for reference in matches[index].listed.item.relations.prefix(InventoryLimits.list) {
            let found = names[reference.target] ?? known.key(reference: reference.target)
            guard let target = found, target != key else { continue }
            if reference.type == .dependsOn {
                matches[index].dependsOn.insert(target)
            } else {
                matches[index].relations.insert(.init(reference.type, target))
            }
        }
    }

    /// Puts what others relate to before them, as far as there are no circles.
    private mutating func orderByRelations() {
        matches.sort { $0.key < $1.key }
        let places = Dictionary(
            matches.indices.map { (matches[$0].key, $0) }, uniquingKeysWith: { first, _ in first })
        var order: [Int] = []
        var isSeen = Array(repeating: false, count: matches.count)
        for start in matches.indices where !isSeen[start] {
            isSeen[start] = true
            var path = [(place: start, rest: targets(start, places)[...])]
            while let top = path.indices.last {
                guard let next = path[top].rest.popFirst() else {
                    order.append(path.removeLast().place)
                    continue
                }
                guard !isSeen[next] else { continue }
                isSeen[next] = true
                path.append((next, targets(next, places)[...]))
            }
        }
        matches = order.map { matches[$0] }
    }

    private func targets(_ index: Int, _ places: [ComponentKey: Int]) -> [Int] {
        let match = matches[index]
        guard !match.dependsOn.isEmpty || !match.relations.isEmpty else { return [] }
        return match.dependsOn.union(match.relations.map(\.target)).compactMap { places[$0] }
            .sorted()
    }
}
