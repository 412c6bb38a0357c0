import Synchronization

/// A store in memory, for tests and dry runs: one branch, no locks, nothing on a disk.
package struct MemoryStore: ~Copyable, Store {
    private let state = MemoryState()
    private let branchName: String
    private let identity: (name: String, email: String)?

    /// Makes an empty store.
    package init(branch: String = "main", identity: (name: String, email: String)? = nil) {
        branchName = branch
        self.identity = identity
    }

    /// The working files, with the means to change them by hand.
    package var files: MemoryWorkTree { MemoryWorkTree(state: state) }
    package var workTree: any WorkTree { files }
    package var privateDirectory: String? { nil }
    package var recovered: [String] { [] }

    package borrowing func head() throws(GitError) -> ObjectID? {
        state.contents.withLock { $0.head }
    }

    package borrowing func branch() throws(GitError) -> String? { branchName }

    package borrowing func resolve(_ revision: String) throws(GitError) -> ObjectID {
        let parts = revision.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
        var found = try named(String(parts[0]), revision)
        let steps = parts.count == 2 ? Int(parts[1]) ?? 1 : 0
        for _ in 0..<steps {
            guard let parent = try info(found).parents.first else { throw Self.unknown(revision) }
            found = parent
        }
        return found
    }

    private borrowing func named(
        _ name: String, _ revision: String
    ) throws(GitError) -> ObjectID {
        let found = state.contents.withLock { contents -> ObjectID? in
            if name == "HEAD" || name == branchName { return contents.head }
            let matches = contents.commits.keys.filter { $0.description.hasPrefix(name) }
            return name.count >= 4 && matches.count == 1 ? matches[0] : nil
        }
        guard let found else { throw Self.unknown(revision) }
        return found
    }

    private static func unknown(_ revision: String) -> GitError {
        GitError(
            .missing, "find a revision", path: revision,
            "\"\(PathRules.printable(revision))\" names no commit of this repository.",
            cure: "Give a branch, a tag or a commit name.")
    }

    private borrowing func stored(
        _ commit: ObjectID
    ) throws(GitError) -> MemoryState.Commit {
        guard let found = state.contents.withLock({ $0.commits[commit] }) else {
            throw Self.unknown(commit.description)
        }
        return found
    }

    package borrowing func info(_ commit: ObjectID) throws(GitError) -> CommitInfo {
        try stored(commit).info
    }

    package borrowing func read(
        _ path: String, at commit: ObjectID
    ) throws(GitError) -> [UInt8]? {
        try PathRules.check(path)
        guard let blob = try stored(commit).tree[path] else { return nil }
        return state.contents.withLock { $0.blobs[blob] }
    }

    package borrowing func list(
        _ folders: [String], suffix: String, at commit: ObjectID
    ) throws(GitError) -> [(path: String, blob: ObjectID)] {
        let tree = try stored(commit).tree
        return tree.keys.filter { folders.hold($0) && $0.hasSuffix(suffix) }
            .sortedByBytes()
            .compactMap { path in tree[path].map { (path, $0) } }
    }

    package borrowing func history(
        of path: String, from: ObjectID?, limit: Int
    ) throws(GitError) -> [(commit: CommitInfo, blob: ObjectID?)] {
        try PathRules.check(path)
        var start = from
        if start == nil { start = try head() }
        var result: [(commit: CommitInfo, blob: ObjectID?)] = []
        while let id = start, result.count < limit {
            let commit = try stored(id)
            start = commit.info.parents.first
            let before = try start.map { (id) throws(GitError) in try stored(id).tree[path] }
            if commit.tree[path] != before ?? nil {
                result.append((commit.info, commit.tree[path]))
            }
        }
        return result
    }

    package borrowing func changedPaths(
        from: ObjectID, to: ObjectID
    ) throws(GitError) -> [String]? {
        let new = try stored(to).tree
        guard let old = state.contents.withLock({ $0.commits[from] })?.tree else { return nil }
        return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
    }

    package borrowing func commitBefore(_ seconds: Int64) throws(GitError) -> ObjectID? {
        var current = try head()
        while let id = current {
            let info = try info(id)
            if info.committer.seconds <= seconds { return id }
            current = info.parents.first
        }
        return nil
    }

    package borrowing func commit(_ request: CommitRequest) throws(GitError) -> CommitOutcome {
        try CommitRules.check(request)
        if request.changes.isEmpty { return CommitOutcome() }
        let people =
            try request.mode == .commit
            ? CommitRules.authorship(request, identity) : nil
        let message = try CommitMessage.tidy(request.mode == .commit ? request.message : "-")
        return try MemoryCommit(request: request, people: people, message: message).run(state)
    }
}
