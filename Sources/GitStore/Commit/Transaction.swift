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

/// A transaction of which everything is known and nothing is changed yet.
private struct Plan {
    let request: CommitRequest
    let people: Authorship?
    let files: [PreparedFile]
    let journal: Journal
    /// The tree to commit; nil when there is nothing to commit.
    let tree: ObjectID?

    /// Files whose bytes change.
    var written: [PreparedFile] { files.filter { $0.before?.id != $0.record.new } }
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
        let ready = Plan(
            request: request, people: people, files: plan.files, journal: journal,
            tree: tree == tipTree ? nil : tree)
        let folder = try Folder(places.privateDirectory)
        try journal.write(folder)
        do throws(GitError) {
            let written = try publish(ready, &transaction, top, index, configuration)
            finish(&transaction, written, journal, top)
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
        _ plan: Plan, _ transaction: inout Transaction, _ top: borrowing Folder,
        _ index: borrowing UserIndex, _ configuration: borrowing Configuration
    ) throws(GitError) -> IndexFile? {
        try Placement.writeTemporaries(plan.written, top)
        var message = ""
        var placed = false
        if let tree = plan.tree {
            message = try CommitMessage.tidy(plan.request.message)
            if plan.request.runHooks {
                // Hooks look at the files: they are in place before, and taken back on refusal.
                try synchronize(top)
                try Placement.place(plan.written, top)
                placed = true
                let left = try runHooks(hooks(configuration), tree: tree, message: message)
                message = try CommitMessage.tidy(left)
            }
        }
        let commit = try makeCommit(plan, message, configuration)
        if let commit { try transaction.target?.stage(commit, places) }
        try synchronize(top)
        if !placed { try Placement.place(plan.written, top) }
        let written =
            plan.request.mode == .write ? nil : try writeNewIndex(index, edits(plan.files, top))
        if let commit { try move(&transaction, plan, commit, message, configuration) }
        return written
    }

    /// The step that makes a commit stand.
    private borrowing func move(
        _ transaction: inout Transaction, _ plan: Plan, _ commit: ObjectID, _ message: String,
        _ configuration: borrowing Configuration
    ) throws(GitError) {
        guard let target = transaction.target, let people = plan.people else { return }
        try target.move(places)
        transaction.outcome.commit = commit
        let summary = message.split(separator: "\n").first.map(String.init) ?? ""
        let kind = plan.journal.tip == nil ? "commit (initial)" : "commit"
        target.log(
            from: plan.journal.tip, to: commit, people.committer, "\(kind): \(summary)",
            making: configuration.flag("core.logallrefupdates") ?? true)
    }

    /// Makes the commit object and notes it in the journal; no branch has it yet.
    private borrowing func makeCommit(
        _ plan: Plan, _ message: String, _ configuration: borrowing Configuration
    ) throws(GitError) -> ObjectID? {
        guard let tree = plan.tree, let people = plan.people else { return nil }
        var text = CommitText(
            tree: tree, parents: plan.journal.tip.map { [$0] } ?? [], author: people.author,
            committer: people.committer, message: message)
        if let signer = try Signer(configuration) {
            text.signature = try signer.sign(text.bytes, people.committer, program)
        }
        let commit = try write(text)
        try Journal.append(commit: commit, Folder(places.privateDirectory))
        return commit
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
        _ top: borrowing Folder
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
