import CLibgit2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Sole owner of one open file or folder: closed once, when the owner goes away.
struct FileDescriptor: ~Copyable {
    let raw: Int32

    init(_ raw: Int32) { self.raw = raw }

    deinit { _ = close(raw) }

    /// Opens a path as it is, following links.
    static func open(
        _ path: String, _ flags: Int32, mode: mode_t = 0o666, _ operation: String = "open"
    ) throws(GitError) -> FileDescriptor {
        let raw = retrying { Self.call(AT_FDCWD, path, flags, mode) }
        guard raw >= 0 else { throw .system(errno, operation, path) }
        return FileDescriptor(raw)
    }

    /// Opens a name in this folder without following a link.
    borrowing func open(
        _ name: String, _ flags: Int32, mode: mode_t = 0o666, path: String,
        _ operation: String = "open"
    ) throws(GitError) -> FileDescriptor {
        let folder = raw
        let opened = retrying { Self.call(folder, name, flags | O_NOFOLLOW, mode) }
        guard opened >= 0 else { throw .system(errno, operation, path) }
        return FileDescriptor(opened)
    }

    private static func call(
        _ folder: Int32, _ path: String, _ flags: Int32, _ mode: mode_t
    ) -> Int32 {
        unsafe openat(folder, path, flags | O_CLOEXEC, mode)
    }

    borrowing func status(_ path: String) throws(GitError) -> stat {
        var info = stat()
        guard unsafe shim_status(raw, &info) == 0 else { throw .system(errno, "look at", path) }
        return info
    }

    borrowing func write(_ bytes: [UInt8], path: String) throws(GitError) {
        var done = 0
        while done < bytes.count {
            let descriptor = raw
            let start = done
            let count = unsafe bytes.withUnsafeBytes {
                unsafe systemWrite(
                    descriptor, $0.baseAddress?.advanced(by: start), $0.count - start)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .system(errno, "write", path) }
            done += count
        }
    }

    /// Reads a plain file to its end.
    ///
    /// - Throws: `tooLarge` above the limit, `io` when it is no plain file.
    borrowing func contents(
        limit: Int = Int.max - 1, path: String
    ) throws(GitError) -> (bytes: [UInt8], stamp: FileStamp) {
        let info = try status(path)
        var buffer = ReadBuffer(capacity: 0)
        let count = try buffer.fill(from: raw, info, limit: limit, path: path)
        return (buffer.take(count), FileStamp(info))
    }

    /// Brings the file's bytes and its directory entry to the disk.
    borrowing func synchronize(_ path: String) throws(GitError) {
        guard fsync(raw) == 0 else { throw .system(errno, "save", path) }
    }
}

/// The system call, under a name that the method above does not hide.
private func systemWrite(_ file: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    guard let start = unsafe start else { return 0 }
    return unsafe write(file, start, count)
}
