#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A lock file of git that we hold, made together with its content in one step.
///
/// git only asks whether the file exists. The content says whose it is: one of ours that outlived
/// its holder can be told from everybody else's, which are never removed.
struct GitLock {
    static let marker = Array("infratrack holds this lock and removes it by itself.\n".utf8)

    let path: String

    /// Waits for a lock file; the caller holds the advisory lock.
    ///
    /// - Throws: `busy` when another program holds it for longer than the given seconds.
    init(_ path: String, _ places: RepositoryPlaces, waitSeconds: Int) throws(GitError) {
        self.path = path
        // Who holds the advisory lock is the only one of ours: a marked file has no holder.
        Self.removeStale(path)
        let mark = try Self.mark(places)
        let taken = try Waiting.poll(seconds: waitSeconds) { () throws(GitError) in
            try Self.take(path, mark)
        }
        guard !taken else { return }
        throw GitError(
            .busy, "lock", path: path,
            "Another program has held \(path) for more than \(waitSeconds) seconds.",
            cure: "Wait until it is done; if no git program is running, remove the file.")
    }

    func release() { _ = unsafe unlink(path) }

    /// Removes a lock file that a killed run of ours left; true when there was one.
    @discardableResult
    static func removeStale(_ path: String) -> Bool {
        guard let file = try? FileDescriptor.open(path, O_RDONLY | O_NOFOLLOW),
            let found = try? file.contents(limit: 4_096, path: path).bytes, found == marker
        else { return false }
        return unsafe unlink(path) == 0
    }

    /// A file with the marker, to be linked into place.
    private static func mark(_ places: RepositoryPlaces) throws(GitError) -> String {
        let path = places.privateDirectory + "/marker"
        var info = stat()
        if unsafe stat(path, &info) == 0, info.st_size == marker.count { return path }
        try Folder(places.privateDirectory).create("marker", marker)
        return path
    }

    private static func take(_ path: String, _ mark: String) throws(GitError) -> Bool {
        if unsafe link(mark, path) == 0 { return true }
        switch errno {
        case EEXIST: return false
        case EPERM, EMLINK, EXDEV, EOPNOTSUPP: return try create(path)
        default: throw .system(errno, "lock", path)
        }
    }

    /// For file systems without hard links.
    static func create(_ path: String) throws(GitError) -> Bool {
        do {
            let file = try FileDescriptor.open(path, O_WRONLY | O_CREAT | O_EXCL, "lock")
            try file.write(marker, path: path)
            return true
        } catch  where error.code == .exists {
            return false
        }
    }
}
