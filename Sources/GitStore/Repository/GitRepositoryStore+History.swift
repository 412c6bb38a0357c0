import CLibgit2

extension GitRepositoryStore {
    package borrowing func history(
        of path: String, from: ObjectID?, limit: Int
    ) throws(GitError) -> [(commit: CommitInfo, blob: ObjectID?)] {
        try PathRules.check(path)
        var start = from
        if start == nil { start = try head() }
        guard let start else { return [] }
        var walk = HistoryWalk(path: places.gitPath(path))
        try walk.push(start, handle)
        var result: [(commit: CommitInfo, blob: ObjectID?)] = []
        while result.count < limit, let step = try walk.next(handle) {
            result.append((try info(step.commit), step.blob))
        }
        return result
    }

    package borrowing func changedPaths(
        from: ObjectID, to: ObjectID
    ) throws(GitError) -> [String]? {
        let old: ObjectID
        do { old = try handle.tree(of: from) } catch  where error.code == .missing { return nil }
        var result: [String] = []
        try compare(rootTree(old), rootTree(handle.tree(of: to)), "", into: &result)
        return result.sorted()
    }

    /// The store's root in a tree; nil when the tree has no such folder.
    private borrowing func rootTree(_ tree: ObjectID) throws(GitError) -> ObjectID? {
        if places.prefix.isEmpty { return tree }
        let entry = try handle.entry(places.prefix, in: tree)
        return entry?.isTree == true ? entry?.id : nil
    }

    private borrowing func compare(
        _ old: ObjectID?, _ new: ObjectID?, _ folder: String, into result: inout [String]
    ) throws(GitError) {
        if old == new { return }
        var before = try byName(old)
        for (name, entry) in try byName(new) {
            try compare(before.removeValue(forKey: name), entry, folder, into: &result)
        }
        for entry in before.values { try compare(entry, nil, folder, into: &result) }
    }

    private borrowing func compare(
        _ old: TreeEntry?, _ new: TreeEntry?, _ folder: String, into result: inout [String]
    ) throws(GitError) {
        guard old != new, let name = new?.name ?? old?.name else { return }
        let path = PathRules.join(folder, name)
        let trees = (old?.isTree == true ? old?.id : nil, new?.isTree == true ? new?.id : nil)
        if trees.0 != nil || trees.1 != nil { try compare(trees.0, trees.1, path, into: &result) }
        let isFile = old.map { !$0.isTree } ?? false || new.map { !$0.isTree } ?? false
        if isFile { result.append(path) }
    }

    private borrowing func byName(_ tree: ObjectID?) throws(GitError) -> [String: TreeEntry] {
        guard let tree else { return [:] }
        let entries = try handle.entries(of: tree)
        return Dictionary(entries.map { ($0.name, $0) }) { first, _ in first }
    }

    package borrowing func commitBefore(_ seconds: Int64) throws(GitError) -> ObjectID? {
        var current = try head()
        while let id = current {
            let commit = try handle.commit(id)
            if unsafe git_commit_time(commit.pointer) <= seconds { return id }
            current =
                unsafe git_commit_parentcount(commit.pointer) == 0
                ? nil : ObjectID(pointer: unsafe git_commit_parent_id(commit.pointer, 0))
            // A shallow clone ends here: what is older is not known.
            if let parent = current, !(try exists(parent)) { return nil }
        }
        return nil
    }

    private borrowing func exists(_ id: ObjectID) throws(GitError) -> Bool {
        do { _ = try handle.commit(id) } catch  where error.code == .missing { return false }
        return true
    }
}
