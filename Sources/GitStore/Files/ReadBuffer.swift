#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Bytes of one file after another, read with one system call each.
struct ReadBuffer: ~Copyable {
    private(set) var bytes: [UInt8]

    init(capacity: Int) { bytes = [UInt8](repeating: 0, count: capacity) }

    /// Reads a plain file and says how many bytes it has.
    mutating func fill(
        from file: Int32, _ info: stat, limit: Int, path: String
    ) throws(GitError) -> Int {
        guard info.st_mode & S_IFMT == S_IFREG else {
            throw GitError(
                .io, "read", path: path, "\(path) is not a plain file.",
                cure: "Replace it by a plain file.")
        }
        guard info.st_size <= limit else { throw Self.tooLarge(path, limit) }
        var filled = 0
        grow(to: Int(info.st_size) + 1)
        while true {
            let count = readOnce(file, at: filled)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .system(errno, "read", path) }
            filled += count
            // A short read is the end of a plain file: no second call to learn that.
            if count == 0 || filled < bytes.count && filled == Int(info.st_size) { break }
            guard filled <= limit else { throw Self.tooLarge(path, limit) }
            if filled == bytes.count { grow(to: filled * 2) }
        }
        return filled
    }

    /// Hands the bytes over instead of copying them.
    consuming func take(_ count: Int) -> [UInt8] {
        var result = bytes
        result.removeSubrange(count...)
        return result
    }

    private mutating func grow(to count: Int) {
        guard bytes.count < count else { return }
        bytes = bytes + [UInt8](repeating: 0, count: count - bytes.count)
    }

    private mutating func readOnce(_ file: Int32, at offset: Int) -> Int {
        unsafe bytes.withUnsafeMutableBytes { target in
            guard let start = target.baseAddress else { return 0 }
            return unsafe read(file, start + offset, target.count - offset)
        }
    }

    static func tooLarge(_ path: String, _ limit: Int) -> GitError {
        GitError(
            .tooLarge, "read", path: path, "\(path) is larger than \(limit) bytes.",
            cure: "Split the file or move the large part elsewhere.")
    }
}
