import CLibgit2

/// Walks commits newest first and stops at those that changed one path.
///
/// Simplifies like `git log -- path`: where one parent of a merge has the same file, only that
/// line is followed.
struct HistoryWalk {
    private struct Node {
        let id: ObjectID
        let time: Int64
        let order: Int
        let parents: [ObjectID]
        let blob: ObjectID?
    }

    private let path: String
    private var queue: [Node] = []
    private var seen: Set<ObjectID> = []
    private var pushed = 0

    init(path: String) { self.path = path }

    /// Adds a commit to the walk, once; one that a shallow clone lacks is left out.
    mutating func push(
        _ id: ObjectID, _ repository: borrowing Handle<RepositoryKind>
    ) throws(GitError) {
        guard !seen.contains(id), let node = try node(id, repository) else { return }
        enqueue(node)
    }

    private mutating func enqueue(_ node: Node) {
        guard seen.insert(node.id).inserted else { return }
        pushed += 1
        // Oldest first, so that the newest is taken from the end. Lines of work are few.
        let place = queue.firstIndex { ($0.time, -$0.order) >= (node.time, -node.order) }
        queue.insert(node, at: place ?? queue.endIndex)
    }

    /// The next commit that differs from all its parents.
    mutating func next(
        _ repository: borrowing Handle<RepositoryKind>
    ) throws(GitError) -> (commit: ObjectID, blob: ObjectID?)? {
        while let node = queue.popLast() {
            var parents: [Node] = []
            for parent in node.parents {
                if let parent = try self.node(parent, repository) { parents.append(parent) }
            }
            if let same = parents.first(where: { $0.blob == node.blob }) {
                enqueue(same)
                continue
            }
            for parent in parents { enqueue(parent) }
            if node.blob != nil || !parents.isEmpty { return (node.id, node.blob) }
        }
        return nil
    }

    private func node(
        _ id: ObjectID, _ repository: borrowing Handle<RepositoryKind>
    ) throws(GitError) -> Node? {
        let commit: Handle<ObjectKind>
        do { commit = try repository.commit(id) } catch  where error.code == .missing { return nil }
        var parents: [ObjectID] = []
        for index in 0..<(unsafe git_commit_parentcount(commit.pointer)) {
            let parent = unsafe git_commit_parent_id(commit.pointer, index)
            if let parent = ObjectID(pointer: parent) { parents.append(parent) }
        }
        let tree = ObjectID(pointer: unsafe git_commit_tree_id(commit.pointer))
        let entry = try tree.flatMap { (tree) throws(GitError) in
            try repository.entry(path, in: tree)
        }
        return Node(
            id: id, time: unsafe git_commit_time(commit.pointer), order: pushed,
            parents: parents, blob: entry?.isFile == true ? entry?.id : nil)
    }
}
