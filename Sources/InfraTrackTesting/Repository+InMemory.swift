import GitStore
public import InfraTrack

extension Repository {
    /// A store in memory with the given files, committed.
    ///
    /// - Parameters:
    ///   - files: text by path below the store root; a minimal `infratrack.yaml` is added.
    ///   - surroundings: fixed unless told otherwise.
    ///   - redactor: one that masks nothing unless told otherwise.
    /// - Throws: `LedgerError` when the settings cannot be read.
    public static func inMemory(
        files: [String: String] = [:], surroundings: Surroundings = .fixed(),
        redactor: (any Redactor)? = PassThroughRedactor()
    ) throws(LedgerError) -> Repository {
        let all = ["infratrack.yaml": "version: 1\n"].merging(files) { $1 }
        let store = MemoryStore()
        do throws(GitError) {
            _ = try store.commit(
                CommitRequest(
                    changes: all.sorted { $0.key < $1.key }.map {
                        FileChange(path: $0.key, content: Array($0.value.utf8), base: .absent)
                    },
                    message: "Begin", author: Self.marcus, committer: Self.marcus,
                    now: Signature.Time(seconds: 1_795_400_000)))
        } catch {
            throw LedgerError(error)
        }
        return try Repository(store, surroundings: surroundings) { _ in redactor }
    }

    private static var marcus: Signature {
        Signature(
            name: "Marcus Weber", email: "marcus@example.org", seconds: 1_795_400_000,
            offsetMinutes: 0)
    }
}
