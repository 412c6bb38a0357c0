/// What every kind of store asks of a transaction.
enum CommitRules {
    /// Refuses paths and messages that git would not take, and two changes of one file.
    static func check(_ request: CommitRequest) throws(GitError) {
        var seen: Set<String> = []
        for change in request.changes {
            try PathRules.check(change.path)
            guard seen.insert(change.path).inserted else {
                throw GitError(
                    .invalidPath, "change files", path: change.path,
                    "\(change.path) is changed twice in one transaction.",
                    cure: "Join the two changes.")
            }
        }
        if request.mode == .commit { _ = try CommitMessage.tidy(request.message) }
    }

    /// Compares what a change was made from with what is there.
    static func check(
        _ base: FileChange.Base, _ now: ObjectID?, _ path: String
    ) throws(GitError) {
        switch base {
        case .any: return
        case .absent:
            if now != nil { throw Placement.exists(path) }
        case .content(let id):
            if now == nil { throw modified(path, "was removed") }
            if now != id { throw modified(path, "was changed") }
        }
    }

    private static func modified(_ path: String, _ what: String) -> GitError {
        GitError(
            .modified, "change a file", path: path, "\(path) \(what) since it was read.",
            cure: "Read it again and repeat the change.")
    }

    /// Who a commit is by: the request's people, or the configured one.
    static func authorship(
        _ request: CommitRequest, _ configured: (name: String, email: String)?
    ) throws(GitError) -> Authorship {
        let own = configured.map {
            Signature(
                name: $0.name, email: $0.email, seconds: request.now.seconds,
                offsetMinutes: request.now.offsetMinutes)
        }
        guard let author = request.author ?? own, let committer = request.committer ?? own else {
            throw GitError(
                .identityMissing, "commit", "git knows no name or email address for you.",
                cure: "Run \"git config user.name <name>\" and "
                    + "\"git config user.email <address>\".")
        }
        return Authorship(
            author: try unsafe author.withRaw { Signature($0) },
            committer: try unsafe committer.withRaw { Signature($0) })
    }
}

/// Who a commit is by.
struct Authorship {
    let author: Signature
    let committer: Signature
}
