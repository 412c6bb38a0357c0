import FrontMatter
import GitStore

extension Repository {
    /// The commits that changed a record, newest first, with the fields that changed.
    ///
    /// - Throws: ``LedgerError`` with code `missing` when there is and was no such record.
    public func history(
        _ kind: RecordKind, _ name: String, limit: Int = .max
    ) throws -> [Change] {
        let path = try path(kind, name, everInHistory: ())
        return try reading { store throws(GitError) in
            let steps = try store.history(of: path, from: nil, limit: limit)
            var changes: [Change] = []
            for step in steps {
                let new = step.blob == nil ? nil : try store.read(path, at: step.commit.id)
                let old = try Self.before(step.commit, path, in: store)
                changes.append(Change(step.commit, from: old, to: new))
            }
            return changes
        }
    }

    /// The bytes of a record's file in a revision, or on a day or at an instant; `nil` when it was
    /// not there.
    public func bytes(
        _ kind: RecordKind, _ name: String, at revision: String
    ) throws -> [UInt8]? {
        try version(kind, name, at: revision)?.bytes
    }

    /// The records as they were in a revision, or on a day or at an instant.
    public func snapshot(at revision: String) throws -> Snapshot {
        try withStore { store in
            let commit: ObjectID
            do throws(GitError) {
                commit = try Self.commit(revision, in: store)
            } catch {
                throw LedgerError(error)
            }
            return try Loader.snapshot(of: store, at: commit)
        }
    }

    /// The path of a record's file, relative to the store root.
    public func path(_ kind: RecordKind, _ name: String) throws(LedgerError) -> String {
        if let path = snapshot.path(kind, name) { return path }
        switch kind {
        case .runbook where Runbook.isName(name): return "runbooks/\(name).md"
        case .component where ComponentKey(name) != nil: return "components/\(name).md"
        case .invoice:
            guard InvoiceRecord.year(ofNumber: name) != nil else { throw Self.noRecord(kind, name) }
            return InvoiceRecord(id: name, client: "").newPath(at: surroundings.now())
        default: throw Self.noRecord(kind, name)
        }
    }

    static func noRecord(_ kind: RecordKind, _ name: String) -> LedgerError {
        LedgerError(
            .missing, "There is no \(kind.noun) “\(printable(name))”.",
            cure: "See “infratrack \(kind.noun) list”.")
    }

    func reading<Value: Sendable>(
        _ body: (borrowing any Store & ~Copyable) throws(GitError) -> Value
    ) throws -> Value {
        try withStore { store in
            do throws(GitError) {
                return try body(store)
            } catch {
                throw LedgerError(error)
            }
        }
    }

    private static func before(
        _ commit: CommitInfo, _ path: String, in store: borrowing any Store & ~Copyable
    ) throws(GitError) -> [UInt8]? {
        guard let parent = commit.parents.first else { return nil }
        return try store.read(path, at: parent)
    }

    static func commit(
        _ revision: String, in store: borrowing any Store & ~Copyable
    ) throws(GitError) -> ObjectID {
        guard let moment = Moment(revision) else { return try store.resolve(revision) }
        let last = moment.interval.upperBound - 1
        let seconds = Timestamp(microseconds: last).seconds
        guard let commit = try store.commitBefore(seconds) else {
            throw GitError(
                .missing, "find a commit", "There is no commit at or before \(revision).",
                cure: "Name a later day.")
        }
        return commit
    }
}

extension Snapshot {
    /// The path of a record's file, relative to the store root.
    public func path(_ kind: RecordKind, _ name: String) -> String? {
        let id = RecordID(name)
        return switch kind {
        case .task: id.flatMap { taskTable[id: $0]?.path }
        case .component: ComponentKey(name).flatMap { componentTable[id: $0]?.path }
        case .alert: id.flatMap { alertTable[id: $0]?.path }
        case .command: id.flatMap { commandTable[id: $0]?.path }
        case .time: id.flatMap { timeTable[id: $0]?.path }
        case .runbook: runbookTable[id: name]?.path
        case .invoice: invoiceTable[id: name]?.path
        }
    }
}
