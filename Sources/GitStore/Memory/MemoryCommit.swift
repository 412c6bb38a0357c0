import Synchronization

/// A transaction on a store in memory.
struct MemoryCommit {
    let request: CommitRequest
    let people: Authorship?
    let message: String

    func run(_ state: MemoryState) throws(GitError) -> CommitOutcome {
        let result = state.contents.withLock { contents -> Result<CommitOutcome, GitError> in
            do throws(GitError) {
                for change in request.changes { try check(change, contents) }
                return .success(apply(&contents))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private func check(
        _ change: FileChange, _ contents: MemoryState.Contents
    ) throws(GitError) {
        let now = contents.files[change.path].map { ObjectID.blob($0.bytes) }
        try CommitRules.check(change.base, now, change.path)
        guard now == nil, change.content != nil else { return }
        let folded = change.path.lowercased()
        let others = Set(contents.files.keys).union(request.changes.map(\.path))
        guard let other = others.first(where: { $0 != change.path && $0.lowercased() == folded })
        else { return }
        throw NameCollisions.failure(change.path, other)
    }

    private func apply(_ contents: inout MemoryState.Contents) -> CommitOutcome {
        var tree = contents.head.flatMap { contents.commits[$0]?.tree } ?? [:]
        var outcome = CommitOutcome()
        for change in request.changes.sorted(by: { $0.path < $1.path }) {
            let working = contents.files[change.path].map { ObjectID.blob($0.bytes) }
            if let working, working != tree[change.path], request.mode != .write {
                outcome.handEdited.append(change.path)
            }
            guard let content = change.content else {
                contents.files[change.path] = nil
                tree[change.path] = nil
                continue
            }
            let blob = ObjectID.blob(content)
            if blob != working { contents.write(change.path, content) }
            contents.blobs[blob] = content
            tree[change.path] = blob
        }
        if let people { outcome.commit = commit(tree, people, &contents) }
        return outcome
    }

    private func commit(
        _ tree: [String: ObjectID], _ people: Authorship, _ contents: inout MemoryState.Contents
    ) -> ObjectID? {
        let old = contents.head.flatMap { contents.commits[$0]?.tree } ?? [:]
        if tree == old { return nil }
        let lines = tree.keys.sortedByBytes().map { "\($0) \(tree[$0]?.description ?? "")" }
        let text = CommitText(
            tree: ObjectID.object("tree", Array(lines.joined(separator: "\n").utf8)),
            parents: contents.head.map { [$0] } ?? [], author: people.author,
            committer: people.committer, message: message)
        let id = ObjectID.object("commit", text.bytes)
        let info = CommitInfo(
            id: id, parents: text.parents, author: people.author, committer: people.committer,
            message: message)
        contents.commits[id] = MemoryState.Commit(info: info, tree: tree)
        contents.head = id
        return id
    }
}
