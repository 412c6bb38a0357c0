#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension GitError {
    /// Describes a failed system call by its error number.
    static func system(
        _ number: Int32, _ operation: String, _ path: String, cure: String = ""
    ) -> GitError {
        let (code, advice) = meaning(of: number)
        let reason = unsafe String(cString: strerror(number))
        return GitError(
            code, operation, path: path, "Could not \(operation) \(path): \(reason).",
            cure: cure.isEmpty ? advice : cure)
    }

    private static func meaning(of number: Int32) -> (Code, String) {
        switch number {
        case ENOENT: (.missing, "Check the path.")
        case EEXIST: (.exists, "Move the existing file away or choose another name.")
        case ELOOP: (.symbolicLink, "Replace the symbolic link by a real file or folder.")
        case ENAMETOOLONG: (.invalidPath, "Choose a shorter name.")
        case ENOTDIR: (.io, "A file stands where a folder is needed: move it away.")
        case EACCES, EPERM, EROFS: (.io, "Check the permissions of the file and its folder.")
        case ENOSPC, EDQUOT: (.io, "Free some disk space.")
        default: (.io, "Check the disk and try again.")
        }
    }
}

/// Repeats a system call that a signal interrupted.
func retrying(_ call: () -> Int32) -> Int32 {
    while true {
        let result = call()
        if result >= 0 || errno != EINTR { return result }
    }
}
