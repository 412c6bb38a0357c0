import CLibgit2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Finds out everything about the files of a transaction, and refuses it while nothing is changed.
struct Preparation {
    let mode: CommitMode
    let trustsExecutableBit: Bool
    var files: [PreparedFile] = []
    var outcome = CommitOutcome()
    private var tip: TreeLookup
    private var names = NameCollisions()

    init(mode: CommitMode, tipTree: ObjectID?, trustsExecutableBit: Bool) {
        self.mode = mode
        tip = TreeLookup(tipTree)
        self.trustsExecutableBit = trustsExecutableBit
    }

    mutating func add(
        _ change: FileChange, _ index: borrowing UserIndex, _ top: borrowing Folder,
        _ store: borrowing GitRepositoryStore
    ) throws(GitError) {
        let path = store.places.gitPath(change.path)
        var file = PreparedFile(
            number: files.count, path: path, content: change.content,
            before: try Self.workingFile(path, top))
        try CommitRules.check(change.base, file.before?.id, change.path)
        let slot = index.slot(path)
        try refuseConflict(slot, change.path)
        file.staged = slot.id
        file.committed = try tip.entry(path, store.handle)
        if mode != .write { try checkStored(&file, slot, change, store) }
        if slot.id == nil, file.committed == nil, change.content != nil {
            try names.check(path, &tip, store.handle)
            if try store.isIgnored(path) { outcome.ignoredPaths.append(change.path) }
        }
        file.mode = fileMode(file, slot)
        files.append(file)
    }

    private mutating func checkStored(
        _ file: inout PreparedFile, _ slot: IndexSlot, _ change: FileChange,
        _ store: borrowing GitRepositoryStore
    ) throws(GitError) {
        if let entry = file.committed, !entry.isFile, entry.mode != GIT_FILEMODE_LINK.rawValue {
            throw Placement.exists(change.path)
        }
        if file.content != nil { try store.refuseFilter(file.path) }
        let working = try file.before.map { (before) throws(GitError) in
            ObjectID.blob(try store.storedBytes(before.bytes, file.path))
        }
        // Staged is fine while it is what the branch has or what the work tree has.
        guard slot.id == file.committed?.id || slot.id == working || slot.isIntent else {
            throw GitError(
                .stagedElsewhere, "change a file", path: change.path,
                "\(change.path) is staged with other content than the branch and the work tree.",
                cure: "Commit it, or run \"git restore --staged \(file.path)\".")
        }
        if let working, working != file.committed?.id { outcome.handEdited.append(change.path) }
    }

    private func refuseConflict(_ slot: IndexSlot, _ path: String) throws(GitError) {
        guard slot.isConflicted else { return }
        throw GitError(
            .conflictedIndex, "change a file", path: path,
            "\(path) has an unresolved merge conflict.",
            cure: "Resolve it and run \"git add \(path)\".")
    }

    private static func workingFile(
        _ path: String, _ top: borrowing Folder
    ) throws(GitError) -> PreparedFile.Before? {
        do {
            let file = try top.open(path, O_RDONLY | O_NONBLOCK)
            let info = try file.status(path)
            let bytes = try file.contents(path: path).bytes
            return PreparedFile.Before(bytes: bytes, info: info, id: ObjectID.blob(bytes))
        } catch  where error.code == .missing {
            return nil
        }
    }

    private func fileMode(_ file: PreparedFile, _ slot: IndexSlot) -> UInt32 {
        if let before = file.before, trustsExecutableBit {
            return before.info.st_mode & S_IXUSR == 0 ? 0o100644 : 0o100755
        }
        if slot.mode == 0o100755 { return slot.mode }
        return file.committed?.mode == 0o100755 ? 0o100755 : 0o100644
    }
}
