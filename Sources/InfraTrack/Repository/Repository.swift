package import GitStore
import Synchronization

/// A store of records in a git work tree: snapshots to read, transactions to write.
///
/// Reads take the current ``snapshot`` and never wait for a commit. Writes go through
/// ``commit(_:options:_:)``, one after another. The class may be shared by any number of threads.
public final class Repository: Sendable {
    /// Time, randomness and author.
    public let surroundings: Surroundings
    /// The rules that mask secrets; without them no transcript is written.
    public let redactor: (any Redactor)?
    /// The kinds of record that were loaded.
    public let kinds: Set<RecordKind>
    /// Where files that belong to this clone alone are kept, outside the tree; `nil` in memory.
    public let privateDirectory: String?
    /// What an interrupted run had left and the opening mended, in sentences.
    public let recovered: [String]
    let only: [RecordKind: [RecordIDPrefix]]
    let tree: any WorkTree
    /// `nil` until somebody needs more than the working files.
    private let store: Mutex<StoreBox?>
    private let opening: (@Sendable () throws(GitError) -> GitRepositoryStore)?
    private let published: Mutex<Snapshot>

    package convenience init(
        _ store: consuming sending any Store & ~Copyable, surroundings: Surroundings,
        settings: OpenSettings = OpenSettings(),
        redaction: (Settings) throws(LedgerError) -> (any Redactor)?
    ) throws(LedgerError) {
        let tree = store.workTree
        let (privateDirectory, recovered) = (store.privateDirectory, store.recovered)
        try self.init(
            StoreBox(store), tree, privateDirectory, recovered, surroundings, settings, redaction)
    }

    init(
        _ box: consuming sending StoreBox?, _ tree: any WorkTree, _ privateDirectory: String?,
        _ recovered: [String], _ surroundings: Surroundings, _ settings: OpenSettings,
        _ redaction: (Settings) throws(LedgerError) -> (any Redactor)?,
        opening: (@Sendable () throws(GitError) -> GitRepositoryStore)? = nil
    ) throws(LedgerError) {
        self.surroundings = surroundings
        kinds = settings.kinds
        only = settings.only
        self.tree = tree
        self.privateDirectory = privateDirectory
        self.recovered = recovered
        let snapshot = try Loader.snapshot(
            tree, kinds: settings.kinds, only: settings.only, threads: settings.threads)
        redactor = try redaction(snapshot.settings)
        published = Mutex(snapshot)
        store = Mutex(box)
        self.opening = opening
    }

    /// The records as of the last commit or refresh.
    public var snapshot: Snapshot { published.withLock { $0 } }

    /// Takes in what others committed or edited by hand, reading only files that changed.
    ///
    /// - Throws: ``LedgerError`` when the settings cannot be read any more.
    public func refresh() throws(LedgerError) {
        try store.withLock { (_) throws(LedgerError) in try reload() }
    }

    func reload() throws(LedgerError) {
        var next = snapshot
        try next.refresh(tree, kinds: kinds, only: only)
        publish(next)
    }

    func publish(_ next: Snapshot) {
        published.withLock { $0 = next }
    }

    /// Runs a closure while nobody else uses the store.
    func withStore<Value: Sendable>(
        _ body: (borrowing any Store & ~Copyable) throws -> Value
    ) throws -> Value {
        try open()
        return try store.withLock { box in
            switch box {
            case .some(let box): try body(box.store)
            case .none: throw LedgerError(.busy, "The store is closed.", cure: "Open it again.")
            }
        }
    }

    private func open() throws(LedgerError) {
        guard let opening else { return }
        try store.withLock { (box) throws(LedgerError) in
            guard box == nil else { return }
            do throws(GitError) { box = StoreBox(try opening()) } catch { throw LedgerError(error) }
        }
    }
}
