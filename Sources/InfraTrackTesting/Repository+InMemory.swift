import GitStore
public import InfraTrack

extension Repository {
    /// A store in memory with the given files, committed.
    ///
    /// - Parameters:
    ///   - files: text by path below the store root; a minimal `infratrack.yaml` is added.
    ///   - surroundings: fixed unless told otherwise.
    ///   - redactor: one that masks nothing unless told otherwise.
    /// - Throws: ``LedgerError`` when the settings cannot be read.
    public static func inMemory(
        files: [String: String] = [:], surroundings: Surroundings = .fixed(),
        redactor: (any Redactor)? = PassThroughRedactor()
    ) throws(LedgerError) -> Repository {
        let all = ["infratrack.yaml": "version: 1\n"].merging(files) { $1 }
        let store = MemoryStore(files: all.mapValues { Array($0.utf8) })
        return try Repository(store, surroundings: surroundings) { _ in redactor }
    }
}
