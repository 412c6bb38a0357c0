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
    let tree: any WorkTree
    private let store: Mutex<StoreBox>
    private let published: Mutex<Snapshot>

    package init(
        _ store: consuming sending any Store & ~Copyable, surroundings: Surroundings,
        settings: OpenSettings = OpenSettings(),
        redaction: (Settings) throws(LedgerError) -> (any Redactor)?
    ) throws(LedgerError) {
        self.surroundings = surroundings
        kinds = settings.kinds
        let tree = store.workTree
        self.tree = tree
        privateDirectory = store.privateDirectory
        recovered = store.recovered
        let snapshot = try Loader.snapshot(
            tree, kinds: settings.kinds, threads: settings.threads)
        redactor = try redaction(snapshot.settings)
        published = Mutex(snapshot)
        self.store = Mutex(StoreBox(store))
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
        try next.refresh(tree, kinds: kinds)
        publish(next)
    }

    func publish(_ next: Snapshot) {
        published.withLock { $0 = next }
    }

    /// Runs a closure while nobody else uses the store.
    func withStore<Value: Sendable>(
        _ body: (borrowing any Store & ~Copyable) throws -> Value
    ) throws -> Value {
        try store.withLock { box in try body(box.store) }
    }
}

/// The sole owner of a store, so that a mutex can hold it.
struct StoreBox: ~Copyable {
    let store: any Store & ~Copyable

    init(_ store: consuming sending any Store & ~Copyable) { self.store = store }
}
