import CLibgit2

extension GitRepositoryStore {
    package borrowing func head() throws(GitError) -> ObjectID? {
        try handle.target(of: "HEAD")
    }

    package borrowing func branch() throws(GitError) -> String? {
        guard let name = try handle.headReference() else { return nil }
        return name.hasPrefix("refs/heads/") ? String(name.dropFirst(11)) : name
    }

    package borrowing func resolve(_ revision: String) throws(GitError) -> ObjectID {
        do {
            let object = try Handle<ObjectKind>("find the revision \(revision)") {
                unsafe git_revparse_single(&$0, handle.pointer, revision)
            }
            let commit = try Handle<ObjectKind>("find the commit of \(revision)") {
                unsafe git_object_peel(&$0, object.pointer, GIT_OBJECT_COMMIT)
            }
            guard let id = ObjectID(pointer: unsafe git_object_id(commit.pointer)) else {
                throw GitError(status: -1, operation: "find the revision \(revision)")
            }
            return id
        } catch {
            throw GitError(
                .missing, "find a revision", path: revision,
                "\"\(PathRules.printable(revision))\" names no commit of this repository.",
                cure: "Give a branch, a tag or a commit name; in a shallow clone fetch the rest.")
        }
    }

    package borrowing func info(_ commit: ObjectID) throws(GitError) -> CommitInfo {
        let object = try handle.commit(commit)
        var parents: [ObjectID] = []
        for index in 0..<(unsafe git_commit_parentcount(object.pointer)) {
            let parent = unsafe git_commit_parent_id(object.pointer, index)
            if let id = ObjectID(pointer: parent) { parents.append(id) }
        }
        let message = unsafe git_commit_message(object.pointer)
        return CommitInfo(
            id: commit, parents: parents,
            author: Signature(unsafe git_commit_author(object.pointer)),
            committer: Signature(unsafe git_commit_committer(object.pointer)),
            message: unsafe message.map { unsafe String(cString: $0) } ?? "")
    }

    package borrowing func read(
        _ path: String, at commit: ObjectID
    ) throws(GitError) -> [UInt8]? {
        try PathRules.check(path)
        let tree = try handle.tree(of: commit)
        guard let entry = try handle.entry(places.gitPath(path), in: tree), entry.isFile else {
            return nil
        }
        return try handle.blob(entry.id)
    }

    package borrowing func list(
        _ folders: [String], suffix: String, at commit: ObjectID
    ) throws(GitError) -> [(path: String, blob: ObjectID)] {
        let tree = try handle.tree(of: commit)
        var result: [(path: String, blob: ObjectID)] = []
        for folder in TreeScanner<Int>.outermost(folders) {
            let path = places.gitPath(folder)
            if path.isEmpty {
                try collect(tree, folder, suffix, into: &result)
            } else if let entry = try handle.entry(path, in: tree), entry.isTree {
                try collect(entry.id, folder, suffix, into: &result)
            }
        }
        return result
    }

    private borrowing func collect(
        _ tree: ObjectID, _ folder: String, _ suffix: String,
        into result: inout [(path: String, blob: ObjectID)]
    ) throws(GitError) {
        for entry in try handle.entries(of: tree) {
            let path = PathRules.join(folder, entry.name)
            if entry.isTree {
                try collect(entry.id, path, suffix, into: &result)
            } else if entry.isFile, entry.name.hasSuffix(suffix) {
                result.append((path, entry.id))
            }
        }
    }
}
