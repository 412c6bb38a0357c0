public import InfraTrack

/// Takes a listing into a store: one commit, or none when nothing is different.
public struct InventoryImport: Sendable {
    private let source: any ComponentSource
    private let scope: ComponentKey
    private let options: ImportOptions

    /// Prepares an import.
    ///
    /// - Parameters:
    ///   - source: what printed the listing.
    ///   - scope: the part of the infrastructure that the listing covers; new components lie below it,
    ///     and only components that an import of this source and scope made are taken for gone.
    ///   - options: how it goes.
    public init(
        of source: any ComponentSource, scope: ComponentKey,
        options: ImportOptions = ImportOptions()
    ) {
        self.source = source
        self.scope = scope
        self.options = options
    }

    /// The scope that text names: a component key, made of whatever the text has of letters and
    /// digits.
    ///
    /// - Throws: `LedgerError` with code `usage` when nothing of a key is left.
    public static func scope(_ text: String) throws(LedgerError) -> ComponentKey {
        let segments = text.split(separator: "/").compactMap { KeySegment.make(String($0)) }
        guard let key = ComponentKey(segments.joined(separator: "/")), segments.count <= 8 else {
            throw LedgerError(
                .usage, "“\(printable(text))” is no scope.",
                cure: "Write it as a component key of at most eight segments, such as acme/prod.")
        }
        return key
    }

    /// Reads a listing and brings the store in line with it.
    ///
    /// - Parameters:
    ///   - payload: what the source printed.
    ///   - repository: the store.
    ///   - message: the commit message; made from what changed when `nil`.
    ///   - commit: how it reaches git.
    /// - Returns: the report, with the commit's id unless nothing changed or it was a trial.
    /// - Throws: ``InventoryError`` for what cannot be read; `LedgerError` with code `refused` for a
    ///   stale state and for more retirements than are accepted. Nothing has changed then.
    @discardableResult
    public func run(
        _ payload: [UInt8], into repository: Repository, message: String? = nil,
        commit: CommitOptions = CommitOptions()
    ) throws -> Committed<ImportReport> {
        let listing = try source.listing(of: payload)
        guard options.isTrial else {
            return try repository.commit(message, options: commit) { draft in
                try reconcile(listing, with: &draft)
            }
        }
        var draft = Draft(
            repository.snapshot, now: repository.surroundings.now(),
            entropy: repository.surroundings.entropy, redactor: repository.redactor,
            kinds: repository.kinds)
        return Committed(trial: try reconcile(listing, with: &draft), of: draft)
    }

    private func reconcile(
        _ listing: InventoryListing, with draft: inout Draft
    ) throws(LedgerError) -> ImportReport {
        var reconciliation = Reconciliation(
            of: listing, from: source, scope: scope, options: options, with: draft.snapshot)
        try reconciliation.run(on: &draft)
        return reconciliation.report
    }
}
