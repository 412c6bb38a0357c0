import CLibgit2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension GitRepositoryStore {
    /// Mends what an interrupted run left, and says what that was.
    ///
    /// Does nothing while another writer is at work: it mends before it writes.
    borrowing func recover() -> [String] {
        guard AdvisoryLock.hasLeftOvers(places) else { return [] }
        do throws(GitError) {
            let lock = try AdvisoryLock(places, waitSeconds: 0)
            defer { lock.release() }
            return try mend(lock)
        } catch {
            return ["Left for later: \(error)"]
        }
    }

    /// Mends what an interrupted run left; the caller holds the lock.
    borrowing func mend(_ lock: borrowing AdvisoryLock) throws(GitError) -> [String] {
        let recorded = try lock.recorded()
        guard !recorded.isEmpty || hasJournal else { return [] }
        var report: [String] = []
        for path in recorded where GitLock.removeStale(path) {
            report.append("Removed the lock \(path) of an interrupted run.")
        }
        let folder = try Folder(places.privateDirectory)
        if let journal = Journal.read(folder) { report += try resume(journal) }
        for name in [Journal.name, "index.new", "index.new.lock", "ref.new", "hooks.index"] {
            _ = folder.unlink(name)
        }
        lock.clear()
        return report
    }

    private borrowing func resume(_ journal: Journal) throws(GitError) -> [String] {
        if journal.workTree == places.workTree { return try complete(journal) }
        // Another work tree of this repository; it may be gone by now.
        guard let top = try? Folder(journal.workTree) else { return [] }
        let options = OpenOptions(durable: self.options.durable, recovers: false)
        return try GitRepositoryStore(openingAt: top.path, options: options).complete(journal)
    }

    private var hasJournal: Bool {
        var info = stat()
        return unsafe stat(places.privateDirectory + "/" + Journal.name, &info) == 0
    }

    /// Finishes a transaction whose change stands, and takes any other back.
    private borrowing func complete(_ journal: Journal) throws(GitError) -> [String] {
        let top = try Folder(places.workTree)
        let names = journal.files.map(\.path).joined(separator: ", ")
        if journal.mode == .write {
            Placement.undo(journal, top)
            return ["Took back an interrupted change of \(names)."]
        }
        let path = places.index + ".lock"
        GitLock.removeStale(path)
        let index = try GitLock(path, places, waitSeconds: 2)
        defer { index.release() }
        let content = try loadIndex()
        guard try stands(journal, content) else {
            Placement.undo(journal, top)
            return ["Took back an interrupted change of \(names)."]
        }
        Placement.redo(journal, places.prefix, top)
        let edits = edits(journal, content, top)
        if !edits.isEmpty { try publishIndex(writeNewIndex(content, edits)) }
        return ["Completed an interrupted change of \(names)."]
    }

    /// Whether the branch or the index has the change already, by us or by the user.
    private borrowing func stands(
        _ journal: Journal, _ index: borrowing UserIndex
    ) throws(GitError) -> Bool {
        let tip = try handle.target(of: journal.reference ?? "HEAD")
        if let commit = journal.commit, let tip {
            if commit == tip { return true }
            var (new, old) = (tip.raw, commit.raw)
            if unsafe git_graph_descendant_of(handle.pointer, &new, &old) == 1 { return true }
            git_error_clear()
        }
        let changed = journal.files.filter { $0.stored != $0.staged }
        if !changed.isEmpty, changed.allSatisfy({ index.slot($0.path).id == $0.stored }) {
            return true
        }
        guard let tip, tip != journal.tip else { return false }
        let tree = try handle.tree(of: tip)
        for file in journal.files where try handle.entry(file.path, in: tree)?.id != file.stored {
            return false
        }
        return true
    }

    /// The entries that the index still lacks.
    private borrowing func edits(
        _ journal: Journal, _ index: borrowing UserIndex, _ top: borrowing Folder
    ) -> [IndexEdit] {
        var edits: [IndexEdit] = []
        for file in journal.files {
            let slot = index.slot(file.path)
            guard slot.id == file.staged, slot.id != file.stored else { continue }
            let mode = slot.mode == 0 ? 0o100644 : slot.mode
            edits.append(
                IndexEdit(
                    path: file.path, blob: file.stored.map { ($0, mode) },
                    status: Self.status(file, top)))
        }
        return edits
    }

    /// The working file's state while it has the new bytes.
    private static func status(_ file: PlacedFile, _ top: borrowing Folder) -> stat? {
        guard let folder = try? top.folder(file.folder),
            Placement.current(file, folder) == file.new
        else { return nil }
        return folder.status(file.name)
    }
}
