public import InfraTrack

/// What an import did, or would do.
public struct ImportReport: Sendable, Hashable {
    /// The source's name.
    public var source: String
    /// The scope it declared.
    public var scope: ComponentKey
    /// Why the listing may not be whole, so that nothing was taken for gone; `nil` when it is.
    public var partial: String?
    /// New components.
    public var created: [ComponentKey] = []
    /// Components with the fields that differ.
    public var changed: [Change] = []
    /// Components that are as they were.
    public var unchanged: [ComponentKey] = []
    /// Components that the listing lacks for the first time.
    public var missing: [ComponentKey] = []
    /// Components that are taken for gone.
    public var retired: [ComponentKey] = []
    /// Components that are there again.
    public var revived: [ComponentKey] = []
    /// Components that the source calls otherwise now.
    public var renamed: [Renaming] = []
    /// Components that took the place of others.
    public var replaced: [Replacement] = []
    /// Components whose fields people have set otherwise than the source has it now.
    public var kept: [Change] = []
    /// What could not be taken.
    public var refused: [InventoryListing.Refusal] = []
    /// The paths of attributes that were left out.
    public var dropped: [String] = []
    /// How many things of a type are no components.
    public var ignored: [String: Int] = [:]
    /// Why it would be refused if it were not a trial.
    public var stopped: String?

    /// Starts a report.
    init(_ source: String, _ scope: ComponentKey) {
        self.source = source
        self.scope = scope
    }

    /// A component and names of its fields.
    public struct Change: Sendable, Hashable {
        /// The component.
        public var key: ComponentKey
        /// The fields, such as `environment` or `attributes.instance_type`.
        public var fields: [String]
    }

    /// A component with an old and a new name.
    public struct Renaming: Sendable, Hashable {
        /// The component.
        public var key: ComponentKey
        /// What the source called it.
        public var from: String
        /// What it calls it now.
        public var to: String
    }

    /// A component that took the place of another.
    public struct Replacement: Sendable, Hashable {
        /// The component that is there now.
        public var key: ComponentKey
        /// The one that was there before; the same one where a source keeps it.
        public var predecessor: ComponentKey
    }

    /// Whether anything is different in the store.
    public var changesSomething: Bool {
        !(created.isEmpty && changed.isEmpty && missing.isEmpty && retired.isEmpty
            && revived.isEmpty && renamed.isEmpty && replaced.isEmpty)
    }

    /// The first line of the commit message.
    var subject: String {
        let counts: [(count: Int, word: String)] = [
            (created.count, "created"), (changed.count, "changed"), (missing.count, "missing"),
            (retired.count, "retired"), (revived.count, "revived"), (renamed.count, "renamed"),
            (replaced.count, "replaced"),
        ]
        let words: [String] = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.word)" }
        return "inventory: \(source) \(scope): " + words.joined(separator: ", ")
    }
}
