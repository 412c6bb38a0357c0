/// What a query must know beside the record it looks at.
package protocol QueryContext {
    /// The component of a key, if there is a record of it.
    func component(_ key: ComponentKey) -> Component?
    /// The keys of the components known by an alias, in any letter case.
    func componentKeys(alias: String) -> [ComponentKey]
    /// Whether a task waits: its status says so, or a task it depends on is not closed.
    func isBlocked(_ task: TaskRecord) -> Bool
    /// The task of an id.
    func task(_ id: RecordID) -> TaskRecord?
}
