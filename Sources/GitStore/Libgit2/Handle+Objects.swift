import CLibgit2

/// What a tree says about a name.
struct TreeEntry: Hashable {
    let name: String
    let id: ObjectID
    let mode: UInt32

    var isTree: Bool { mode == GIT_FILEMODE_TREE.rawValue }
    var isFile: Bool {
        mode == GIT_FILEMODE_BLOB.rawValue || mode == GIT_FILEMODE_BLOB_EXECUTABLE.rawValue
    }
}

extension Handle where Kind == RepositoryKind {
    borrowing func object(
        _ id: ObjectID, _ type: git_object_t, _ what: String
    ) throws(GitError) -> Handle<ObjectKind> {
        var raw = id.raw
        do {
            return try Handle<ObjectKind>("read \(what) \(id)") {
                unsafe git_object_lookup(&$0, pointer, &raw, type)
            }
        } catch  where error.code == .missing {
            throw GitError(
                .missing, "read \(what)", "The repository has no \(what) \(id).",
                cure: "Check the name; in a shallow or partial clone fetch the rest.")
        }
    }

    borrowing func commit(_ id: ObjectID) throws(GitError) -> Handle<ObjectKind> {
        try object(id, GIT_OBJECT_COMMIT, "commit")
    }

    /// The tree of a commit.
    borrowing func tree(of commit: ObjectID) throws(GitError) -> ObjectID {
        let handle = try self.commit(commit)
        guard let id = ObjectID(pointer: unsafe git_commit_tree_id(handle.pointer)) else {
            throw GitError(status: -1, operation: "read the tree of \(commit)")
        }
        return id
    }

    borrowing func entries(of tree: ObjectID) throws(GitError) -> [TreeEntry] {
        let handle = try object(tree, GIT_OBJECT_TREE, "tree")
        let count = unsafe git_tree_entrycount(handle.pointer)
        var result: [TreeEntry] = []
        result.reserveCapacity(count)
        for index in 0..<count {
            let entry = unsafe git_tree_entry_byindex(handle.pointer, index)
            if let entry = TreeEntry(entry) { result.append(entry) }
        }
        return result
    }

    /// What a tree has at a path; nil when it has nothing there.
    borrowing func entry(_ path: String, in tree: ObjectID) throws(GitError) -> TreeEntry? {
        let root = try object(tree, GIT_OBJECT_TREE, "tree")
        var found: OpaquePointer?
        let status = unsafe git_tree_entry_bypath(&found, root.pointer, path)
        if status == GIT_ENOTFOUND.rawValue {
            git_error_clear()
            return nil
        }
        try check("look up \(path)") { status }
        defer { unsafe git_tree_entry_free(found) }
        return TreeEntry(found)
    }

    borrowing func blob(_ id: ObjectID) throws(GitError) -> [UInt8] {
        let handle = try object(id, GIT_OBJECT_BLOB, "blob")
        let start = unsafe git_blob_rawcontent(handle.pointer)
        let count = unsafe Int(git_blob_rawsize(handle.pointer))
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// The commit a reference stands for; nil when there is no such reference.
    borrowing func target(of reference: String) throws(GitError) -> ObjectID? {
        var id = git_oid()
        let status = unsafe git_reference_name_to_id(&id, pointer, reference)
        if status == GIT_ENOTFOUND.rawValue {
            git_error_clear()
            return nil
        }
        try check("read \(reference)") { status }
        return ObjectID(id)
    }

    /// The reference that HEAD names; nil when HEAD is detached.
    borrowing func headReference() throws(GitError) -> String? {
        var name = "HEAD"
        for _ in 0..<5 {
            let reference: Handle<ReferenceKind>
            do {
                reference = try Handle<ReferenceKind>("read \(name)") {
                    unsafe git_reference_lookup(&$0, pointer, name)
                }
            } catch  where error.code == .missing && name != "HEAD" {
                return name
            }
            guard let target = unsafe git_reference_symbolic_target(reference.pointer) else {
                return name == "HEAD" ? nil : name
            }
            name = unsafe String(cString: target)
        }
        throw GitError(
            .corrupt, "read HEAD", "HEAD goes through more than five symbolic references.",
            cure: "Check out a branch with \"git switch\".")
    }
}

extension TreeEntry {
    /// Copies an entry that libgit2 owns.
    @safe init?(_ entry: OpaquePointer?) {
        guard let entry = unsafe entry, let name = unsafe git_tree_entry_name(entry),
            let id = ObjectID(pointer: unsafe git_tree_entry_id(entry))
        else { return nil }
        self.init(
            name: unsafe String(cString: name), id: id,
            mode: unsafe git_tree_entry_filemode(entry).rawValue)
    }
}
