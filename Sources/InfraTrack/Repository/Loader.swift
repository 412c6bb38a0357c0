package import GitStore

/// Builds snapshots from files: of the work tree, or of any commit.
package enum Loader {
    /// Reads the settings of a work tree.
    ///
    /// - Throws: ``LedgerError`` with code `not-a-store` when there is no `infratrack.yaml`.
    package static func settings(_ tree: any WorkTree) throws(LedgerError) -> Settings {
        let bytes: [UInt8]
        do throws(GitError) {
            bytes = try tree.read(Layout.settingsFile, limit: 1 << 20).bytes
        } catch {
            guard error.code == .missing else { throw LedgerError(error) }
            throw LedgerError(
                .notAStore, "There is no \(Layout.settingsFile) here.",
                cure: "Go to a store, or make one with “infratrack init”.")
        }
        return try Settings(parsing: bytes)
    }

    /// Reads every record of the given kinds, on several threads.
    package static func snapshot(
        _ tree: any WorkTree, kinds: Set<RecordKind>, only: [RecordKind: [RecordIDPrefix]] = [:],
        threads: Int
    ) throws(LedgerError) -> Snapshot {
        var snapshot = Snapshot(settings: try settings(tree))
        let folders = RecordKind.allCases.filter { kinds.contains($0) && only[$0] == nil }
            .map(\.folder)
        do throws(GitError) {
            var files = try tree.scan(
                folders, suffix: ".md", limit: LoadedFile.limit, threads: threads
            ) { entry, bytes, error in
                if let error { return LoadedFile(entry.path, failed: error, entry.stamp) }
                let copy = bytes.withUnsafeBufferPointer { Array($0) }
                return LoadedFile(entry.path, copy, entry.stamp)
            }
            for kind in RecordKind.allCases where kinds.contains(kind) && only[kind] != nil {
                let paths = try tree.paths([kind.folder], suffix: ".md")
                snapshot.reserved.formUnion(paths.compactMap(Layout.id(ofPath:)))
                for path in paths where Layout.isWanted(path, only) {
                    files.append(load(path, tree))
                }
            }
            snapshot.fill(files)
        } catch {
            throw LedgerError(error)
        }
        snapshot.partial = Set(only.keys)
        return snapshot
    }

    /// Reads one file.
    static func load(_ path: String, _ tree: any WorkTree) -> LoadedFile {
        do throws(GitError) {
            let (bytes, stamp) = try tree.read(path, limit: LoadedFile.limit)
            return LoadedFile(path, bytes, stamp)
        } catch {
            return LoadedFile(path, failed: error, nil)
        }
    }

    /// Reads the records as they were in a commit.
    package static func snapshot(
        of store: borrowing any Store & ~Copyable, at commit: ObjectID
    ) throws(LedgerError) -> Snapshot {
        let source: (settings: [UInt8]?, files: [LoadedFile])
        do throws(GitError) {
            source = try files(of: store, at: commit)
        } catch {
            throw LedgerError(error)
        }
        guard let settings = source.settings else {
            throw LedgerError(
                .missing, "There was no store in commit \(commit).", cure: "Name a later revision.")
        }
        var snapshot = Snapshot(settings: try Settings(parsing: settings))
        snapshot.fill(source.files)
        return snapshot
    }

    private static func files(
        of store: borrowing any Store & ~Copyable, at commit: ObjectID
    ) throws(GitError) -> (settings: [UInt8]?, files: [LoadedFile]) {
        var files: [LoadedFile] = []
        for (path, _) in try store.list(
            RecordKind.allCases.map(\.folder), suffix: ".md", at: commit)
        {
            guard let bytes = try store.read(path, at: commit) else { continue }
            files.append(LoadedFile(path, bytes, nil))
        }
        return (try store.read(Layout.settingsFile, at: commit), files)
    }
}
