public import InfraTrack

/// Brings the current runbooks of a store into a documentation repository, in one commit there.
public struct RunbookPublisher: Sendable {
    /// What a publication did.
    public struct Report: Sendable {
        /// The commit; `nil` when nothing differed.
        public let commit: String?
        /// Pages that were written, by path.
        public let written: [String]
        /// Pages of runbooks that are gone.
        public let removed: [String]
        /// What the writer should know, in sentences.
        public let notes: [String]
    }

    /// Makes a publisher.
    public init() {}

    /// Writes a page for each runbook below `runbooks/` of the folder for pages, and names them in
    /// the navigation of `mkdocs.yml`; nothing else is touched.
    ///
    /// - Parameters:
    ///   - repository: the store.
    ///   - directory: a folder of a git work tree: the one with `mkdocs.yml`, if there is any.
    ///   - message: the commit message.
    ///   - options: how the change reaches git there.
    ///   - settings: the environment of the process.
    /// - Throws: `LedgerError`: `refused` for a page that somebody else wrote, links, and a
    ///   repository in the middle of a merge; `invalid` for a folder of pages that lies outside.
    public func publish(
        from repository: Repository, to directory: String, message: String? = nil,
        options: CommitOptions = CommitOptions(), settings: OpenSettings = OpenSettings()
    ) throws -> Report {
        let target = try PlainRepository(
            openingAt: directory, surroundings: repository.surroundings, settings: settings)
        var files: [String: (old: String?, new: String?)] = [:]
        let configuration = try target.text("mkdocs.yml")
        var navigation = Navigation(configuration ?? "")
        let folder = configuration == nil ? "runbooks" : "\(navigation.folder)/runbooks"
        let snapshot = repository.snapshot
        let runbooks = snapshot.runbookTable.all.map(\.record).sorted { $0.name < $1.name }
        for runbook in runbooks {
            let path = "\(folder)/\(runbook.name).md"
            let old = try target.text(path)
            try refuseForeign(old, path)
            let page = RunbookPage(
                runbook: runbook, blob: snapshot.blobID(.runbook, runbook.name) ?? "")
            files[path] = (old, page.text)
        }
        let gone = try stale(folder, Set(files.keys), target)
        for (path, text) in gone { files[path] = (text, nil) }
        if let configuration {
            navigation.set(
                runbooks.map { ($0.title, "runbooks/\($0.name).md") },
                removed: Set(gone.keys.map { "runbooks/" + ($0.split(separator: "/").last ?? "") }))
            files["mkdocs.yml"] = (configuration, navigation.text)
        }
        let done = try target.commit(
            files, message: message ?? Self.message(files), options: options)
        let changed = files.filter { $0.value.old != $0.value.new }
        return Report(
            commit: done.commit,
            written: changed.filter { $0.value.new != nil }.keys.sorted(),
            removed: gone.keys.sorted(), notes: navigation.notes + done.notes)
    }

    /// A page without our mark is somebody's own.
    private func refuseForeign(_ old: String?, _ path: String) throws(LedgerError) {
        guard let old, !old.contains("\n\(RunbookPage.mark): ") else { return }
        throw LedgerError(
            .refused, "The page is there and did not come from a runbook.",
            cure: "Move it, or import it into the store with “infratrack runbook import”.",
            path: path)
    }

    /// Our pages whose runbooks are gone.
    private func stale(
        _ folder: String, _ current: Set<String>, _ target: PlainRepository
    ) throws(LedgerError) -> [String: String] {
        var stale: [String: String] = [:]
        for path in try target.markdown(in: folder) where !current.contains(path) {
            guard let text = try target.text(path), text.contains("\n\(RunbookPage.mark): ") else {
                continue
            }
            stale[path] = text
        }
        return stale
    }

    private static func message(_ files: [String: (old: String?, new: String?)]) -> String {
        let pages = files.filter { $0.value.old != $0.value.new && $0.key != "mkdocs.yml" }
        let lines = pages.sorted { $0.key < $1.key }.map { path, text in
            "- \(text.new == nil ? "remove" : text.old == nil ? "add" : "update") \(path)"
        }
        return "docs: publish runbooks\n\n" + lines.joined(separator: "\n")
    }
}
