import GitStore

/// Reads every blob, commit and tag of a git repository, whether a branch leads to it or not.
///
/// For readers that must miss nothing, such as a search for secrets that were committed once.
public struct ObjectHistory: ~Copyable {
    private let database: ObjectDatabase
    private var commits: [(id: ObjectID, seconds: Int64, tree: ObjectID)] = []

    /// One object with its content.
    public struct Object: Sendable, Hashable {
        /// What an object is.
        public enum Kind: String, Sendable, Hashable {
            case blob, commit, tag
        }

        /// What it is.
        public let kind: Kind
        /// The object's name in git, 40 hexadecimal digits.
        public let id: String
        /// The content; of commits and tags with their headers.
        public let bytes: [UInt8]
    }

    /// Where a blob stands in the history.
    public struct Place: Sendable, Hashable {
        /// The oldest commit that has it.
        public let commit: String
        /// Its path from the top of the repository.
        public let path: String
    }

    /// Opens the object store of the repository around a folder, which need not hold a store.
    ///
    /// - Throws: ``LedgerError`` when there is no repository that can be read.
    public init(around directory: String) throws(LedgerError) {
        do throws(GitError) {
            database = try ObjectDatabase(openingAt: directory)
        } catch {
            throw LedgerError(error)
        }
    }

    /// Hands every object to a closure, once, sorted by name.
    ///
    /// - Throws: ``LedgerError`` when an object cannot be read, and what the closure throws.
    public mutating func forEach(_ body: (Object) throws -> Void) throws {
        commits = []
        for id in try reading({ (database) throws(GitError) in try database.names() }) {
            let read = try reading { (database) throws(GitError) in try database.object(id) }
            guard let (kind, bytes) = read else { continue }
            if kind == .commit {
                let commit = try reading { (database) throws(GitError) in
                    try database.commit(id)
                }
                commits.append((id, commit.seconds, commit.tree))
            }
            guard let known = Object.Kind(kind) else { continue }
            try body(Object(kind: known, id: id.description, bytes: bytes))
        }
    }

    /// Where blobs stand, by their names; those that no commit has are missing.
    ///
    /// Only after ``forEach(_:)``, which finds the commits.
    public func places(of blobs: Set<String>) throws -> [String: Place] {
        var walk = TreeWalk(wanted: Set(blobs.compactMap(ObjectID.init(hex:))))
        let ordered = commits.sorted {
            ($0.seconds, $0.id.description) < ($1.seconds, $1.id.description)
        }
        for commit in ordered where !walk.isDone {
            try reading { (database) throws(GitError) in
                try walk.enter(commit.tree, of: commit.id, "", in: database)
            }
        }
        return walk.found
    }

    private func reading<Value>(
        _ body: (borrowing ObjectDatabase) throws(GitError) -> Value
    ) throws(LedgerError) -> Value {
        do throws(GitError) {
            return try body(database)
        } catch {
            throw LedgerError(error)
        }
    }
}

extension ObjectHistory.Object.Kind {
    init?(_ kind: ObjectDatabase.Kind) {
        switch kind {
        case .blob: self = .blob
        case .commit: self = .commit
        case .tag: self = .tag
        case .tree: return nil
        }
    }
}

/// Looks for blobs in trees, each tree once.
private struct TreeWalk {
    var wanted: Set<ObjectID>
    var found: [String: ObjectHistory.Place] = [:]
    private var seen: Set<ObjectID> = []
    /// No path that a file system takes is deeper.
    private static let deepest = 1024

    init(wanted: Set<ObjectID>) { self.wanted = wanted }

    var isDone: Bool { wanted.isEmpty }

    mutating func enter(
        _ tree: ObjectID, of commit: ObjectID, _ folder: String, depth: Int = 0,
        in database: borrowing ObjectDatabase
    ) throws(GitError) {
        guard depth < Self.deepest, seen.insert(tree).inserted else { return }
        let entries: [(name: String, id: ObjectID, isTree: Bool)]
        // A shallow or damaged repository may lack it; its blobs are then named without a place.
        do { entries = try database.entries(of: tree) } catch  where error.code == .missing {
            return
        }
        for entry in entries {
            let path = folder.isEmpty ? entry.name : folder + "/" + entry.name
            if entry.isTree {
                try enter(entry.id, of: commit, path, depth: depth + 1, in: database)
            } else if wanted.remove(entry.id) != nil {
                found[entry.id.description] = ObjectHistory.Place(
                    commit: commit.description, path: path)
            }
        }
    }
}
