import GitStore

extension Repository {
    /// The name and address that git's configuration gives for a directory, if any.
    public static func configuredIdentity(at directory: String) throws(LedgerError) -> Person? {
        do throws(GitError) {
            let store = try GitRepositoryStore(
                openingAt: directory, options: OpenOptions(recovers: false))
            return store.configuredIdentity().map { Person(name: $0.name, email: $0.email) }
        } catch {
            if error.code == .notARepository { return nil }
            throw LedgerError(error)
        }
    }

    /// What this clone's set-up lacks: the attributes of record folders.
    public func setupProblems() throws(LedgerError) -> [Finding] {
        var problems: [Finding] = []
        for kind in RecordKind.allCases {
            let path = "\(kind.folder)/.gitattributes"
            guard try file(path) == nil else { continue }
            problems.append(
                Finding(
                    .warning, rule: "attributes", path: path,
                    message: "The folder has no .gitattributes, so git may change line endings.",
                    cure: "Run “infratrack doctor --fix”."))
        }
        return problems
    }

    /// Writes what ``setupProblems()`` misses.
    public func mendSetup(options: CommitOptions = CommitOptions()) throws {
        let missing = try setupProblems()
        guard !missing.isEmpty else { return }
        try commit("infratrack: mend the store's set-up", options: options) { draft in
            for problem in missing {
                draft.stage(problem.path, base: .absent, content: Array(Layout.attributes.utf8))
            }
        }
    }
}
