import GitStore

extension Repository {
    /// Opens the store at a folder of a git work tree.
    ///
    /// - Parameters:
    ///   - path: the store root: the folder with `infratrack.yaml`.
    ///   - surroundings: time, randomness and author.
    ///   - settings: the kinds to load and the environment of the process.
    ///   - redaction: makes the rules that mask secrets from the store's settings; transcripts are
    ///     refused without them.
    /// - Throws: ``LedgerError``: `not-a-store`, `unavailable` for repositories libgit2 cannot open.
    public convenience init(
        openingAt path: String, surroundings: Surroundings,
        settings: OpenSettings = OpenSettings(),
        redaction: (Settings) throws(LedgerError) -> (any Redactor)? = { _ in nil }
    ) throws(LedgerError) {
        let options = OpenOptions(settings)
        if let ordinary = OrdinaryRepository(around: path) {
            try self.init(
                nil, ordinary.files, ordinary.privateDirectory, [], surroundings, settings,
                redaction
            ) { () throws(GitError) in
                try GitRepositoryStore(openingAt: path, options: options)
            }
            return
        }
        let store: GitRepositoryStore
        do throws(GitError) {
            store = try GitRepositoryStore(openingAt: path, options: options)
        } catch {
            throw LedgerError(error)
        }
        try self.init(
            store, surroundings: surroundings, settings: settings, redaction: redaction)
    }

    /// The store root that a directory lies in: the nearest folder with `infratrack.yaml`, not
    /// above the git work tree.
    ///
    /// - Throws: ``LedgerError`` with code `not-a-store`.
    public static func discover(from directory: String) throws(LedgerError) -> String {
        let place = try workTree(around: directory)
        var folders = place.prefix.split(separator: "/")
        while true {
            let root = ([place.workTree.droppingSlash] + folders.map(String.init)).joined(
                separator: "/")
            if StoreFiles.exists(root + "/" + Layout.settingsFile) { return root }
            guard folders.popLast() != nil else { break }
        }
        throw LedgerError(
            .notAStore, "There is no \(Layout.settingsFile) in \(directory) or above it.",
            cure: "Go to a store, or make one with “infratrack init”.")
    }

    private static func workTree(
        around directory: String
    ) throws(LedgerError) -> (workTree: String, prefix: String) {
        if let ordinary = OrdinaryRepository(around: directory) {
            return (ordinary.workTree, ordinary.prefix)
        }
        do throws(GitError) {
            return try GitRepositoryStore.discoverWorkTree(from: directory)
        } catch {
            throw LedgerError(error)
        }
    }
}

extension OpenOptions {
    init(_ settings: OpenSettings) {
        self.init(
            environmentOverrides: settings.environmentOverrides, environment: settings.environment)
    }
}

extension String {
    var droppingSlash: String { hasSuffix("/") && count > 1 ? String(dropLast()) : self }
}
