import CLibgit2

/// Runs a libgit2 call and throws what it reports: the one place where its errors are read.
@discardableResult
func check(
    _ operation: @autoclosure () -> String, path: String? = nil, _ call: () -> Int32
) throws(GitError) -> Int32 {
    let status = call()
    guard status >= 0 else {
        throw GitError(status: status, operation: operation(), path: path)
    }
    return status
}

extension GitError {
    /// Reads and clears the calling thread's last libgit2 error.
    init(status: Int32, operation: String, path: String? = nil) {
        var reason = "libgit2 gives no reason (code \(status))"
        if let last = unsafe git_error_last(), let text = unsafe last.pointee.message {
            reason = unsafe String(cString: text)
        }
        git_error_clear()
        let place = path.map { " (\($0))" } ?? ""
        let (code, cure) = Self.meaning(of: status, reason)
        self.init(
            code, operation, path: path, "Could not \(operation)\(place): \(reason).", cure: cure)
    }

    private static func meaning(of status: Int32, _ reason: String) -> (Code, String) {
        switch status {
        case GIT_ENOTFOUND.rawValue, GIT_EUNBORNBRANCH.rawValue:
            (.missing, "Check the name.")
        case GIT_EEXISTS.rawValue: (.exists, "Choose another name.")
        case GIT_ELOCKED.rawValue: (.busy, "Wait for the other program and try again.")
        case GIT_EOWNER.rawValue: (.notTrusted, "Add the folder to git's safe.directory.")
        case GIT_EINVALIDSPEC.rawValue, GIT_EAMBIGUOUS.rawValue:
            (.missing, "Give a full commit name, a branch or a tag.")
        default: (.git, "Run \"git fsck\" if this happens again.")
        }
    }
}
