#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The lock that all writers of a repository share; the system frees it when its holder dies.
///
/// Its file names the git locks the holder may have taken, so that the next holder finds what a
/// killed one left.
struct AdvisoryLock: ~Copyable {
    private let file: FileDescriptor
    private let path: String

    /// Waits for the lock.
    ///
    /// - Throws: `busy` when another holds it for longer than the given seconds.
    init(_ places: RepositoryPlaces, waitSeconds: Int) throws(GitError) {
        let path = places.privateDirectory + "/lock"
        try PrivateFolder.make(places.privateDirectory)
        let file = try FileDescriptor.open(path, O_RDWR | O_CREAT, mode: 0o600, "lock")
        let raw = file.raw
        guard Waiting.poll(seconds: waitSeconds, { flock(raw, LOCK_EX | LOCK_NB) == 0 }) else {
            throw GitError(
                .busy, "lock the store", path: path,
                "Another writer has held \(path) for more than \(waitSeconds) seconds.",
                cure: "Wait until it is done and try again; the lock goes away with its holder.")
        }
        self.file = file
        self.path = path
    }

    /// Whether a run was interrupted; a cheap look without the lock.
    static func hasLeftOvers(_ places: RepositoryPlaces) -> Bool {
        var info = stat()
        let found = unsafe stat(places.privateDirectory + "/lock", &info) == 0
        return found && info.st_size > 0
    }

    /// Git locks that an interrupted holder may have taken.
    borrowing func recorded() throws(GitError) -> [String] {
        lseek(file.raw, 0, SEEK_SET)
        let text = String(decoding: try file.contents(path: path).bytes, as: UTF8.self)
        return text.split(separator: "\n").map(String.init)
    }

    /// Names the git locks that are about to be taken.
    borrowing func record(_ locks: [String]) throws(GitError) {
        clear()
        try file.write(Array(locks.map { $0 + "\n" }.joined().utf8), path: path)
    }

    /// Says that the holder came to its end.
    borrowing func clear() {
        ftruncate(file.raw, 0)
        lseek(file.raw, 0, SEEK_SET)
    }

    borrowing func release() { _ = flock(file.raw, LOCK_UN) }
}

/// Waiting for others, a little longer each time.
enum Waiting {
    /// Asks again and again until the answer is yes or the time is up.
    static func poll(
        seconds: Int, _ ready: () throws(GitError) -> Bool
    ) throws(GitError) -> Bool {
        var left = seconds * 1_000_000
        var pause = 500
        while true {
            if try ready() { return true }
            guard left > 0 else { return false }
            usleep(UInt32(min(pause, left)))
            left -= pause
            pause = min(pause * 2, 20_000)
        }
    }

    static func poll(seconds: Int, _ ready: () -> Bool) -> Bool {
        (try? poll(seconds: seconds) { () throws(GitError) in ready() }) ?? false
    }
}

/// The folder in the git directory that belongs to the repository and to nobody's tree.
enum PrivateFolder {
    static func make(_ path: String) throws(GitError) {
        guard unsafe mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        throw .system(errno, "make the folder", path)
    }
}
