import CLibgit2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A transaction on its way, from the locks to the moved branch.
struct Transaction {
    /// What a commit moves; nil when there is none.
    let target: ReferenceTarget?
    var outcome = CommitOutcome()
    /// Whether nothing is left for a later recovery.
    var isFinished = true

    init(target: ReferenceTarget?) { self.target = target }
}

/// A commit object that waits for its branch.
private struct PendingCommit {
    let id: ObjectID
    let tip: ObjectID?
    let people: Authorship
    let message: String
}

extension GitRepositoryStore {
    /// Everything between taking the git locks and letting them go.
    borrowing func run(
        _ transaction: inout Transaction, _ request: CommitRequest, _ people: Authorship?,
        _ configuration: borrowing Configuration
    ) throws(GitError) {
        let tip = try handle.target(of: transaction.target?.name ?? "HEAD")
        if tip == nil, let target = transaction.target { try refuseNameClash(target) }
        let tipTree = try tip.map { (tip) throws(GitError) in try handle.tree(of: tip) }
        let index = request.mode == .write ? .patched(.empty) : try loadIndex()
        let top = try Folder(places.workTree)
        var plan = try prepare(request, index, tipTree, top, configuration)
        transaction.outcome = plan.outcome
        var tree: ObjectID?
        if request.mode != .write { try storeBlobs(&plan.files) }
        if request.mode == .commit { tree = try makeTree(plan.files, on: tipTree) }
        let journal = try journal(plan.files, request.mode, transaction.target, tip, top)
        let folder = try Folder(places.privateDirectory)
        try journal.write(folder)
        do throws(GitError) {
            let pending = try publish(
                &transaction, request, journal, plan.files, top, index,
                tree == tipTree ? nil : tree, people, configuration)
            finish(&transaction, pending, journal, configuration, top)
        } catch {
            Placement.undo(journal, top)
            _ = folder.unlink(ReferenceTarget.staged)
            _ = folder.unlink(Journal.name)
            throw error
        }
    }

    private borrowing func prepare(
        _ request: CommitRequest, _ index: borrowing UserIndex, _ tipTree: ObjectID?,
        _ top: borrowing Folder, _ configuration: borrowing Configuration
    ) throws(GitError) -> Preparation {
        let changes = request.changes.sorted {
            $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
        }
        if request.mode != .write {
            try showAttributes(of: index, changes.map { places.gitPath($0.path) })
        }
        var plan = Preparation(
            mode: request.mode, tipTree: tipTree,
            trustsExecutableBit: configuration.flag("core.filemode") ?? true)
        for change in changes { try plan.add(change, index, top, self) }
        if request.mode == .commit, !request.runHooks {
            plan.outcome.hooksSkipped = hooks(configuration).present
        }
        return plan
    }

    private borrowing func journal(
        _ files: [PreparedFile], _ mode: CommitMode, _ target: ReferenceTarget?,
        _ tip: ObjectID?, _ top: borrowing Folder
    ) throws(GitError) -> Journal {
        var missing: [String] = []
        for file in files where file.content != nil {
            var folder = file.folder
            var chain: [String] = []
            while !folder.isEmpty, !missing.contains(folder), top.status(folder) == nil {
                chain.append(folder)
                folder = PathRules.folder(of: folder)
            }
            missing += chain.reversed()
        }
        return Journal(
            workTree: places.workTree, gitDirectory: places.gitDirectory, mode: mode,
            reference: target?.name, tip: tip, files: files.map(\.record), folders: missing)
    }

    /// Makes the change real: files, branch and index; throws while nothing is promised yet.
    private borrowing func publish(
        _ transaction: inout Transaction, _ request: CommitRequest, _ journal: Journal,
        _ files: [PreparedFile], _ top: borrowing Folder, _ index: borrowing UserIndex,
        _ tree: ObjectID?, _ people: Authorship?, _ configuration: borrowing Configuration
    ) throws(GitError) -> IndexFile? {
        let written = files.filter { $0.before?.id != $0.record.new }
        try Placement.writeTemporaries(written, top)
        var message = try CommitMessage.tidy(request.mode == .commit ? request.message : "-")
        var placed = false
        if let tree, request.runHooks {
            try synchronize(top)
            try Placement.place(written, top)
            placed = true
            let hooks = hooks(configuration)
            message = try CommitMessage.tidy(runHooks(hooks, tree: tree, message: message))
        }
        var commit: ObjectID?
        if let tree, let people {
            commit = try makeCommit(tree, journal.tip, people, message, configuration)
        }
        if let commit {
            try Journal.append(commit: commit, Folder(places.privateDirectory))
            try transaction.target?.stage(commit, places)
        }
        try synchronize(top)
        if !placed { try Placement.place(written, top) }
        let changed = request.mode == .write
            ? nil : try writeNewIndex(index, edits(files, top))
        if let commit, let people, let target = transaction.target {
            try target.move(places)
            transaction.outcome.commit = commit
            let summary = message.split(separator: "\n").first.map(String.init) ?? ""
            let kind = journal.tip == nil ? "commit (initial)" : "commit"
            target.log(
                from: journal.tip, to: commit, people.committer, "\(kind): \(summary)",
                making: configuration.flag("core.logallrefupdates") ?? true)
        }
        return changed
    }

    private borrowing func makeCommit(
        _ tree: ObjectID, _ tip: ObjectID?, _ people: Authorship, _ message: String,
        _ configuration: borrowing Configuration
    ) throws(GitError) -> ObjectID {
        var text = CommitText(
            tree: tree, parents: tip.map { [$0] } ?? [], author: people.author,
            committer: people.committer, message: message)
        if let signer = try Signer(configuration) {
            let runner = Program(
                environment: options.environment, directory: places.workTree,
                scratch: places.privateDirectory)
            text.signature = try signer.sign(text.bytes, people.committer, runner)
        }
        return try write(text)
    }

    private borrowing func edits(
        _ files: [PreparedFile], _ top: borrowing Folder
    ) -> [IndexEdit] {
        files.map { file in
            IndexEdit(
                path: file.path, blob: file.stored.map { ($0, file.mode) },
                status: file.content == nil ? nil : top.status(file.path))
        }
    }

    /// What follows once the change stands: nothing here can take it back.
    private borrowing func finish(
        _ transaction: inout Transaction, _ index: IndexFile?, _ journal: Journal,
        _ configuration: borrowing Configuration, _ top: borrowing Folder
    ) {
        do throws(GitError) {
            if options.durable, transaction.outcome.commit != nil {
                try transaction.target?.synchronize()
            }
            if journal.mode != .write { try publishIndex(index) }
            if transaction.outcome.commit == nil { try synchronize(top) }
            Placement.finish(journal.files, places.prefix, top)
            _ = try Folder(places.privateDirectory).unlink(Journal.name)
        } catch {
            // The journal stays: the next open completes it.
            transaction.isFinished = false
        }
    }

    private borrowing func synchronize(_ top: borrowing Folder) throws(GitError) {
        guard options.durable else { return }
        guard shim_synchronize(top.descriptor.raw) == 0 else {
            throw .system(errno, "save the files below", places.workTree)
        }
    }
}
