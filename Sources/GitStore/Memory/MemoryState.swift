import Synchronization

/// What a store in memory holds: working files, blobs and commits.
final class MemoryState: Sendable {
    struct File {
        var bytes: [UInt8]
        var stamp: FileStamp
    }

    struct Commit {
        var info: CommitInfo
        var tree: [String: ObjectID]
    }

    struct Contents {
        var files: [String: File] = [:]
        var blobs: [ObjectID: [UInt8]] = [:]
        var commits: [ObjectID: Commit] = [:]
        var head: ObjectID?
        var ticks: Int64 = 0

        /// Writes a working file with a state that no file had before.
        mutating func write(_ path: String, _ bytes: [UInt8]) {
            ticks += 1
            let stamp = FileStamp(
                size: Int64(bytes.count), modified: ticks, changed: ticks, inode: UInt64(ticks))
            files[path] = File(bytes: bytes, stamp: stamp)
        }
    }

    let contents = Mutex(Contents())
}

extension [String] {
    /// Whether a path lies below one of these folders; the empty folder holds everything.
    func hold(_ path: String) -> Bool {
        contains { $0.isEmpty || path.hasPrefix($0 + "/") }
    }
}

extension Sequence where Element == String {
    /// In the order of their bytes, as git sorts.
    func sortedByBytes() -> [String] {
        sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
