/// What an exchange with a remote repository did.
package struct SyncOutcome: Sendable, Hashable {
    /// The remote's name.
    package let remote: String
    /// The branch that was exchanged.
    package let branch: String
    /// Commits that came.
    package let received: Int
    /// Commits that went.
    package let sent: Int
    /// Files that both sides changed in contradiction; nothing was merged or sent then.
    package let conflicts: [String]
}

extension GitRepositoryStore {
    /// Fetches the branch of a remote, merges it, and sends what is new here.
    ///
    /// The user's own `git` does it, with its credentials and the record merge driver; nothing is
    /// asked at a terminal. A merge that does not go through is taken back.
    ///
    /// - Parameter remote: the branch's own remote when nil, else `origin`.
    /// - Throws: `detachedHead`, `missing` without such a remote, `unreachable` when it does not
    ///   answer, and what git says of a work tree that cannot take a merge.
    package borrowing func synchronize(with remote: String?) throws(GitError) -> SyncOutcome {
        guard let head = try handle.headReference(), head.hasPrefix("refs/heads/") else {
            throw GitError(
                .detachedHead, "exchange commits", "No branch is checked out.",
                cure: "Check one out with \"git switch\".")
        }
        try PrivateFolder.make(places.privateDirectory)
        let exchange = try Exchange(
            store: program, branch: String(head.dropFirst(11)), remote: remote,
            configured: configuration().string("branch.\(head.dropFirst(11)).remote"))
        return try exchange.run()
    }
}

/// One exchange of a branch with a remote.
private struct Exchange {
    let git: Program
    let branch: String
    let remote: String

    init(store: Program, branch: String, remote: String?, configured: String?) throws(GitError) {
        var program = store
        program.label = "sync"
        program.environment["GIT_TERMINAL_PROMPT"] = "0"
        program.environment["LC_ALL"] = "C"
        if program.environment["GIT_SSH_COMMAND"] == nil, program.environment["GIT_SSH"] == nil {
            program.environment["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes"
        }
        git = program
        self.branch = branch
        self.remote = remote ?? configured ?? "origin"
        guard !self.remote.hasPrefix("-"),
            try git.run(["git", "remote", "get-url", self.remote]).status == 0
        else {
            throw GitError(
                .missing, "exchange commits",
                "There is no remote \"\(PathRules.printable(self.remote))\".",
                cure: "Name one of \"git remote\", or add it with \"git remote add\".")
        }
    }

    private var theirs: String { "refs/remotes/\(remote)/\(branch)" }

    func run() throws(GitError) -> SyncOutcome {
        var received = 0
        // Somebody else may send between our fetch and our push: then fetch again.
        for _ in 0..<3 {
            try reach(["git", "fetch", "--quiet", remote])
            let isKnown =
                try git.run(["git", "rev-parse", "--verify", "--quiet", theirs])
                .status == 0
            if isKnown {
                let coming = try count("HEAD..\(theirs)")
                let conflicts = coming == 0 ? [] : try merge()
                if !conflicts.isEmpty { return outcome(received, 0, conflicts) }
                received += coming
            }
            let going = isKnown ? try count("\(theirs)..HEAD") : try count("HEAD")
            let isDone = going == 0 ? true : try push()
            if isDone { return outcome(received, going, []) }
        }
        throw GitError(
            .busy, "exchange commits", "Others sent to \(remote) three times in a row.",
            cure: "Try again.")
    }

    private func outcome(_ received: Int, _ sent: Int, _ conflicts: [String]) -> SyncOutcome {
        SyncOutcome(
            remote: remote, branch: branch, received: received, sent: sent, conflicts: conflicts)
    }

    private func count(_ range: String) throws(GitError) -> Int {
        let result = try git.run(["git", "rev-list", "--count", range, "--"])
        return Int(String(decoding: result.output, as: UTF8.self).prefix { $0.isNumber }) ?? 0
    }

    /// Merges what came and says which files contradict each other; they are as before then.
    private func merge() throws(GitError) -> [String] {
        let result = try git.run([
            "git", "merge", "--quiet", "--no-edit",
            "-m", "Merge \(branch) of \(remote)", theirs,
        ])
        if result.status == 0 { return [] }
        let unmerged = try git.run(["git", "diff", "--name-only", "-z", "--diff-filter=U"])
        let files = String(decoding: unmerged.output, as: UTF8.self).split(separator: "\0")
            .map(String.init)
        guard !files.isEmpty else {
            throw GitError(
                .stagedElsewhere, "merge",
                "git does not merge \(remote)'s \(branch): "
                    + Self.line(result.errors),
                cure: "Commit or stash your own changes first.")
        }
        _ = try git.run(["git", "merge", "--abort"])
        return files
    }

    /// Sends the branch; false when others were faster.
    private func push() throws(GitError) -> Bool {
        let result = try git.run([
            "git", "push", "--quiet", remote, "HEAD:refs/heads/\(branch)",
        ])
        if result.status == 0 { return true }
        let isBehind = ["fetch first", "non-fast-forward", "cannot lock ref", "stale info"]
            .contains { result.errors.contains($0) }
        if isBehind { return false }
        throw unreachable(result.errors)
    }

    private func reach(_ arguments: [String]) throws(GitError) {
        let result = try git.run(arguments)
        guard result.status == 0 else { throw unreachable(result.errors) }
    }

    /// What git said, on one line.
    private static func line(_ errors: String) -> String {
        let lines = errors.split(whereSeparator: \.isNewline).prefix(3)
        return PathRules.printable(lines.joined(separator: " "))
    }

    private func unreachable(_ errors: String) -> GitError {
        GitError(
            .unreachable, "exchange commits",
            "\(remote) does not answer: \(Self.line(errors))",
            cure: "Check the network and your credentials; the store works without them.")
    }
}
