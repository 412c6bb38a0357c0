import GitStore

extension Repository {
    /// Marks a folder as a store root and commits the marks; an existing store is left as it is.
    ///
    /// Writes `infratrack.yaml` and each record folder's `.gitattributes`. A git repository is made
    /// when the folder lies in none.
    ///
    /// - Returns: whether a store was made.
    /// - Throws: ``LedgerError`` when the folder cannot be written or git refuses.
    @discardableResult
    public static func initialize(
        at directory: String, surroundings: Surroundings,
        settings: OpenSettings = OpenSettings(), options: CommitOptions = CommitOptions()
    ) throws(LedgerError) -> Bool {
        do throws(GitError) {
            do throws(GitError) {
                _ = try GitRepositoryStore.discoverWorkTree(from: directory)
            } catch  where error.code == .notARepository {
                try GitRepositoryStore.initialize(at: directory)
            }
            let store = try GitRepositoryStore(openingAt: directory, options: OpenOptions(settings))
            return try mark(store, surroundings, options)
        } catch {
            throw LedgerError(error)
        }
    }

    /// Sets a value in the repository's local git configuration.
    public static func configure(
        _ directory: String, _ key: String, _ value: String
    ) throws(LedgerError) {
        do throws(GitError) {
            let store = try GitRepositoryStore(openingAt: directory, options: OpenOptions())
            try store.setLocalConfiguration(key, value)
        } catch {
            throw LedgerError(error)
        }
    }

    private static func mark(
        _ store: borrowing GitRepositoryStore, _ surroundings: Surroundings,
        _ options: CommitOptions
    ) throws(GitError) -> Bool {
        var missing: [(path: String, text: String)] = []
        for mark in marks {
            do throws(GitError) {
                _ = try store.workTree.read(mark.path, limit: 1 << 20)
            } catch  where error.code == .missing {
                missing.append(mark)
            }
        }
        guard missing.contains(where: { $0.path == Layout.settingsFile }) else { return false }
        let now = surroundings.now()
        let author = surroundings.author.map { Signature($0, now) }
        _ = try store.commit(
            CommitRequest(
                changes: missing.map {
                    FileChange(path: $0.path, content: Array($0.text.utf8), base: .absent)
                },
                message: "infratrack: make a store", author: author,
                committer: (surroundings.committer ?? surroundings.author).map {
                    Signature($0, now)
                },
                now: Signature.Time(seconds: now.seconds, offsetMinutes: now.offsetMinutes),
                mode: CommitMode(options.mode ?? .commit), allowDetached: options.allowDetached,
                runHooks: options.hooks ?? false))
        return true
    }

    private static var marks: [(path: String, text: String)] {
        [(Layout.settingsFile, Settings.initialText)]
            + RecordKind.allCases.map { ("\($0.folder)/.gitattributes", Layout.attributes) }
    }
}
