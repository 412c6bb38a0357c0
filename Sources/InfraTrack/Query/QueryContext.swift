/// What a query must know beside the record it looks at.
package protocol QueryContext {
    /// The component of a key, if there is a record of it.
    func component(_ key: ComponentKey) -> Component?
    /// The keys of the components known by an alias, in any letter case.
    func componentKeys(alias: String) -> [ComponentKey]
    /// The components that have had other keys.
    var movedComponents: [Component] { get }
    /// Whether a task waits: its status says so, or a task it depends on is not closed.
    func isBlocked(_ task: TaskRecord) -> Bool
    /// The task of an id.
    func task(_ id: RecordID) -> TaskRecord?
}

extension QueryContext {
    /// None, for contexts that have no store.
    package var movedComponents: [Component] { [] }

    /// The keys that records name, and those that the components among them have now.
    func withCurrent(_ keys: [ComponentKey]) -> [ComponentKey] {
        keys + keys.flatMap { component($0) == nil ? componentKeys(alias: $0.description) : [] }
    }

    /// The keys under which older records may name a component; a key that another has is not one.
    package func formerKeys(of key: ComponentKey) -> [ComponentKey] {
        component(key).map(formerKeys) ?? []
    }

    /// Whether records may name a component within a key by one that it had before.
    func hasMoved(within root: ComponentKey) -> Bool {
        movedComponents.contains { $0.id.isWithin(root) && !formerKeys(of: $0).isEmpty }
    }

    private func formerKeys(of component: Component) -> [ComponentKey] {
        component.aliases.compactMap(ComponentKey.init).filter {
            $0 != component.id && self.component($0) == nil
        }
    }
}
