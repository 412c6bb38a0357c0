import CLibgit2

/// A tree that stays open for many questions.
///
/// libgit2 keeps no large tree in its cache: each question by path would read and hash it again.
final class OpenTree {
    private let handle: Handle<ObjectKind>

    init(_ id: ObjectID, in repository: borrowing Handle<RepositoryKind>) throws(GitError) {
        handle = try repository.object(id, GIT_OBJECT_TREE, "tree")
    }

    func entry(_ name: some StringProtocol) -> TreeEntry? {
        let entry = unsafe name.withCString {
            unsafe git_tree_entry_byname(handle.pointer, $0)
        }
        return TreeEntry(entry)
    }

    /// The names that are not all lower-case ASCII: only these may be another name in another case.
    func namesWithCase() -> [String] {
        var names: [String] = []
        let count = unsafe git_tree_entrycount(handle.pointer)
        for index in 0..<count {
            let entry = unsafe git_tree_entry_byindex(handle.pointer, index)
            guard let name = unsafe git_tree_entry_name(entry), unsafe Self.hasCase(name) else {
                continue
            }
            unsafe names.append(String(cString: name))
        }
        return names
    }

    private static func hasCase(_ name: UnsafePointer<CChar>) -> Bool {
        var next = unsafe name
        while true {
            let byte = unsafe UInt8(bitPattern: next.pointee)
            if byte == 0 { return false }
            if byte >= 0x80 || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) {
                return true
            }
            unsafe next += 1
        }
    }
}

/// Looks many paths up in one tree; each folder is opened once.
struct TreeLookup {
    private let root: ObjectID?
    private var folders: [String: OpenTree?] = [:]

    init(_ root: ObjectID?) { self.root = root }

    /// What the tree has at a path; nil when it has nothing there.
    mutating func entry(
        _ path: String, _ repository: borrowing Handle<RepositoryKind>
    ) throws(GitError) -> TreeEntry? {
        try folder(PathRules.folder(of: path), repository)?.entry(PathRules.name(of: path))
    }

    /// The tree of a folder; nil when there is none.
    mutating func folder(
        _ path: String, _ repository: borrowing Handle<RepositoryKind>
    ) throws(GitError) -> OpenTree? {
        if let known = folders[path] { return known }
        var id = root
        if !path.isEmpty {
            let entry = try entry(path, repository)
            id = entry.flatMap { $0.isTree ? $0.id : nil }
        }
        let tree = try id.map { (id) throws(GitError) in try OpenTree(id, in: repository) }
        folders[path] = .some(tree)
        return tree
    }
}
