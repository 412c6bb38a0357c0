import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Walks folders on several threads, visits every name and keeps the results in path order.
///
/// A folder is the unit of work: whoever takes it lists it, visits its files through the open
/// folder and leaves its subfolders for the others.
final class TreeScanner<Result: Sendable>: Sendable {
    typealias Visit =
        @Sendable (borrowing Folder, DirectoryName, _ path: String, inout ReadBuffer) -> Result?
    typealias Fail = @Sendable (_ path: String, FileEntry.Kind, GitError) -> Result?

    /// What a folder holds: the results in order, and between them its subfolders.
    private struct Node {
        var results: [Result] = []
        /// Subfolders by their number, each with the count of results before it.
        var folders: [(place: Int, node: Int)] = []
    }

    private struct State {
        var nodes: [Node] = []
        var waiting: [(node: Int, path: String)] = []
        var running = 0
    }

    private let root: String
    private let suffix: String
    private let visit: Visit
    private let fail: Fail
    private let state = Mutex(State())

    init(
        root: String, suffix: String, visit: @escaping Visit, fail: @escaping Fail
    ) {
        self.root = root
        self.suffix = suffix
        self.visit = visit
        self.fail = fail
    }

    /// Visits everything below the folders.
    func run(_ folders: [String], threads: Int) throws(GitError) -> [Result] {
        _ = try Folder(root)
        let starts = Self.outermost(folders)
        state.withLock { state in
            for path in starts { Self.enqueue(path, &state) }
        }
        Threads.run(threads) { self.work() }
        return state.withLock { state in
            var results: [Result] = []
            for node in starts.indices { Self.flatten(node, state.nodes, into: &results) }
            return results
        }
    }

    /// The folders in order, without those that lie in another.
    static func outermost(_ folders: [String]) -> [String] {
        var result: [String] = []
        for folder in folders.sorted(by: { $0 + "/" < $1 + "/" }) {
            if let last = result.last, last.isEmpty || (folder + "/").hasPrefix(last + "/") {
                continue
            }
            result.append(folder)
        }
        return result
    }

    @discardableResult
    private static func enqueue(_ path: String, _ state: inout State) -> Int {
        state.nodes.append(Node())
        state.waiting.append((state.nodes.count - 1, path))
        return state.nodes.count - 1
    }

    private static func flatten(_ number: Int, _ nodes: [Node], into results: inout [Result]) {
        let node = nodes[number]
        var done = 0
        for folder in node.folders {
            results.append(contentsOf: node.results[done..<folder.place])
            done = folder.place
            flatten(folder.node, nodes, into: &results)
        }
        results.append(contentsOf: node.results[done...])
    }

    private func work() {
        guard let top = try? Folder(root) else { return }
        var buffer = ReadBuffer(capacity: 1 << 16)
        while true {
            let (job, finished) = state.withLock { state in
                let job = state.waiting.popLast()
                if job != nil { state.running += 1 }
                return (job, job == nil && state.running == 0)
            }
            if finished { return }
            guard let job else {
                // Another thread is listing a folder that may have more work for this one.
                sched_yield()
                continue
            }
            process(job, top, &buffer)
        }
    }

    private func process(
        _ job: (node: Int, path: String), _ top: borrowing Folder, _ buffer: inout ReadBuffer
    ) {
        var found = Node()
        var below: [String] = []
        do throws(GitError) {
            let folder = try top.folder(job.path)
            let start = job.path.isEmpty ? "" : job.path + "/"
            for name in try DirectoryReader.names(in: folder, suffix: suffix) {
                let path = start + name.name
                if name.kind == .folder {
                    found.folders.append((found.results.count, below.count))
                    below.append(path)
                } else if let result = visit(folder, name, path, &buffer) {
                    found.results.append(result)
                }
            }
        } catch {
            found = Node(results: unreadable(job.path, top, error).map { [$0] } ?? [])
            below = []
        }
        finish(job.node, found, below)
    }

    /// Keeps what a folder holds and leaves its subfolders to whoever is free.
    private func finish(_ node: Int, _ found: consuming Node, _ below: [String]) {
        state.withLock { state in
            let first = state.nodes.count
            for path in below { Self.enqueue(path, &state) }
            for index in found.folders.indices { found.folders[index].node += first }
            state.nodes[node] = found
            state.running -= 1
        }
    }

    private func unreadable(
        _ path: String, _ top: borrowing Folder, _ error: GitError
    ) -> Result? {
        if error.code == .missing { return nil }
        let isLink = (top.status(path)?.st_mode ?? 0) & S_IFMT == S_IFLNK
        return fail(path, isLink || error.code == .symbolicLink ? .symlink : .other, error)
    }
}
