import CLibgit2

/// Everything in a repository's object store, also what no commit leads to any more.
package struct ObjectDatabase: ~Copyable {
    private let repository: Handle<RepositoryKind>
    private let handle: Handle<OdbKind>

    /// What an object is.
    package enum Kind: Sendable, Hashable {
        case blob, commit, tag, tree
    }

    /// Opens the object store of the repository around a folder; nothing in it is touched.
    ///
    /// - Throws: `notARepository`, `unsupportedRepository`, `notTrusted`.
    package init(openingAt directory: String) throws(GitError) {
        let opened = try RepositoryOpening.open(directory)
        let objects = try Handle<OdbKind>("open the object store") {
            unsafe git_repository_odb(&$0, opened.pointer)
        }
        repository = opened
        handle = objects
    }

    /// The names of all objects, each once, sorted.
    package borrowing func names() throws(GitError) -> [ObjectID] {
        let found = Found()
        try check("list the objects") {
            unsafe git_odb_foreach(
                handle.pointer,
                { id, found in
                    guard let found = unsafe found, let id = ObjectID(pointer: id) else {
                        return 0
                    }
                    let names = unsafe Unmanaged<Found>.fromOpaque(found).takeUnretainedValue()
                    names.names.insert(id)
                    return 0
                }, Unmanaged.passUnretained(found).toOpaque())
        }
        return found.names.sorted { $0.description < $1.description }
    }

    /// The kind and the bytes of an object; nil for kinds git keeps to itself.
    package borrowing func object(
        _ id: ObjectID
    ) throws(GitError) -> (kind: Kind, bytes: [UInt8])? {
        var raw = id.raw
        let object = try Handle<OdbObjectKind>("read the object \(id)") {
            unsafe git_odb_read(&$0, handle.pointer, &raw)
        }
        guard let kind = Kind(unsafe git_odb_object_type(object.pointer)) else { return nil }
        let start = unsafe git_odb_object_data(object.pointer)
        let count = unsafe git_odb_object_size(object.pointer)
        return (kind, unsafe Array(UnsafeRawBufferPointer(start: start, count: count)))
    }

    /// When a commit was made, and its tree.
    package borrowing func commit(
        _ id: ObjectID
    ) throws(GitError) -> (seconds: Int64, tree: ObjectID) {
        let commit = try repository.commit(id)
        return (unsafe git_commit_time(commit.pointer), try repository.tree(of: id))
    }

    /// What a tree names: files, and folders below it.
    package borrowing func entries(
        of tree: ObjectID
    ) throws(GitError) -> [(name: String, id: ObjectID, isTree: Bool)] {
        try repository.entries(of: tree).map { ($0.name, $0.id, $0.isTree) }
    }

    /// What the callback fills; a class, because C hands a pointer on.
    private final class Found {
        var names: Set<ObjectID> = []
    }
}

extension ObjectDatabase.Kind {
    init?(_ type: git_object_t) {
        switch type {
        case GIT_OBJECT_BLOB: self = .blob
        case GIT_OBJECT_COMMIT: self = .commit
        case GIT_OBJECT_TAG: self = .tag
        case GIT_OBJECT_TREE: self = .tree
        default: return nil
        }
    }
}
