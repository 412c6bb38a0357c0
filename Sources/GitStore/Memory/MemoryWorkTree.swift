import Synchronization

/// Working files in memory.
package struct MemoryWorkTree: WorkTree {
    let state: MemoryState

    /// Writes a file as a person with an editor would.
    package func write(_ path: String, _ bytes: [UInt8]) {
        state.contents.withLock { $0.write(path, bytes) }
    }

    /// Removes a file as a person would.
    package func remove(_ path: String) {
        state.contents.withLock { _ = $0.files.removeValue(forKey: path) }
    }

    package func list(_ folders: [String], suffix: String) throws(GitError) -> [FileEntry] {
        for folder in folders where !folder.isEmpty { try PathRules.check(folder) }
        return state.contents.withLock { contents in
            contents.files.keys
                .filter { folders.hold($0) && $0.hasSuffix(suffix) }
                .sortedByBytes()
                .compactMap { path in
                    contents.files[path].map { FileEntry(path: path, stamp: $0.stamp) }
                }
        }
    }

    package func paths(_ folders: [String], suffix: String) throws(GitError) -> [String] {
        try list(folders, suffix: suffix).map(\.path)
    }

    package func read(
        _ path: String, limit: Int
    ) throws(GitError) -> (bytes: [UInt8], stamp: FileStamp) {
        try PathRules.check(path)
        guard let file = state.contents.withLock({ $0.files[path] }) else {
            throw GitError(
                .missing, "read", path: path, "There is no file \(path) in the store.",
                cure: "Check the path.")
        }
        guard file.bytes.count <= limit else { throw ReadBuffer.tooLarge(path, limit) }
        return (file.bytes, file.stamp)
    }

    package func scan<Result: Sendable>(
        _ folders: [String], suffix: String, limit: Int, threads: Int,
        _ body: @escaping @Sendable (FileEntry, Span<UInt8>, GitError?) -> Result
    ) throws(GitError) -> [Result] {
        let empty: [UInt8] = []
        var results: [Result] = []
        for entry in try list(folders, suffix: suffix) {
            do throws(GitError) {
                let bytes = try read(entry.path, limit: limit).bytes
                results.append(body(entry, bytes.span, nil))
            } catch {
                results.append(body(entry, empty.span, error))
            }
        }
        return results
    }
}
