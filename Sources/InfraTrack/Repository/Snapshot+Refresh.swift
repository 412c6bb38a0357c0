import GitStore

extension Snapshot {
    /// Takes in what changed in the work tree since it was read, reading nothing else again.
    mutating func refresh(
        _ tree: any WorkTree, kinds: Set<RecordKind>, only: [RecordKind: [RecordIDPrefix]] = [:]
    ) throws(LedgerError) {
        settings = try Loader.settings(tree)
        do throws(GitError) {
            let folders = RecordKind.allCases.filter(kinds.contains).map(\.folder)
            let entries = try tree.list(folders, suffix: ".md").filter {
                Layout.isWanted($0.path, only)
            }
            let stamps = knownStamps
            let present = Set(entries.map(\.path))
            for path in stamps.keys where !present.contains(path) { remove(path: path) }
            for entry in entries where stamps[entry.path] != .some(.some(entry.stamp)) {
                remove(path: entry.path)
                put(Loader.load(entry.path, tree))
            }
        } catch {
            throw LedgerError(error)
        }
    }

    /// The state each known file was read in; `nil` for files we wrote and have not seen since.
    private var knownStamps: [String: FileStamp?] {
        var stamps: [String: FileStamp?] = [:]
        taskTable.collect(into: &stamps)
        componentTable.collect(into: &stamps)
        alertTable.collect(into: &stamps)
        commandTable.collect(into: &stamps)
        timeTable.collect(into: &stamps)
        runbookTable.collect(into: &stamps)
        invoiceTable.collect(into: &stamps)
        for (path, file) in unreadable { stamps[path] = .some(file.stamp) }
        return stamps
    }
}

extension Table {
    fileprivate func collect(into stamps: inout [String: FileStamp?]) {
        for stored in all { stamps[stored.path] = .some(stored.stamp) }
        for (path, stored) in duplicates { stamps[path] = .some(stored.stamp) }
    }
}
