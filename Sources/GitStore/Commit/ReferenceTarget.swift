import CLibgit2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The branch, or the detached HEAD, that a commit moves.
struct ReferenceTarget: Hashable {
    /// The full name, or `HEAD` when it is detached.
    let name: String
    /// The file that holds the value.
    let path: String
    /// The log of the reference, and the log of HEAD.
    let logs: [String]

    init(_ name: String?, _ places: RepositoryPlaces) {
        let ofHead = places.gitDirectory + "/logs/HEAD"
        guard let name else {
            self.name = "HEAD"
            path = places.gitDirectory + "/HEAD"
            logs = [ofHead]
            return
        }
        self.name = name
        path = places.commonDirectory + "/" + name
        logs = [places.commonDirectory + "/logs/" + name, ofHead]
    }

    var lock: String { path + ".lock" }

    /// Makes the folder of the reference, for a branch such as `team/topic` without commits.
    func makeFolder(_ places: RepositoryPlaces) throws(GitError) {
        guard name != "HEAD" else { return }
        var made: [String] = []
        _ = try Folder(places.commonDirectory)
            .makingFolder(PathRules.folder(of: name), made: &made)
    }

    /// The private file that becomes the reference.
    static let staged = "ref.new"

    /// Writes the new value beside the journal, to be saved together with the changed files.
    func stage(_ commit: ObjectID, _ places: RepositoryPlaces) throws(GitError) {
        try Folder(places.privateDirectory)
            .create(Self.staged, Array("\(commit)\n".utf8), permissions: 0o644)
    }

    /// Points the reference at the staged commit; the caller holds its lock.
    func move(_ places: RepositoryPlaces) throws(GitError) {
        let source = places.privateDirectory + "/" + Self.staged
        // git leaves empty folders behind where a branch "topic/a" was: they are in the way.
        if unsafe rmdir(path) != 0, errno == ENOTEMPTY || errno == EEXIST {
            throw .system(EISDIR, "move \(name) to", path)
        }
        guard unsafe rename(source, path) == 0 else {
            throw .system(errno, "move \(name) to", path)
        }
    }

    /// Brings the moved name to the disk; the value was saved under the name it was staged with.
    func synchronize() throws(GitError) {
        let folder = PathRules.folder(of: path)
        try FileDescriptor.open(folder, O_RDONLY | O_DIRECTORY).synchronize(folder)
    }

    /// Appends to the logs that exist or that git would make.
    func log(
        from old: ObjectID?, to new: ObjectID, _ committer: Signature, _ message: String,
        making: Bool
    ) {
        let zero = String(repeating: "0", count: 40)
        let line = "\(old?.description ?? zero) \(new) \(committer.line)\t\(message)\n"
        for path in logs {
            if making { Self.makeFolders(PathRules.folder(of: path)) }
            let flags = O_WRONLY | O_APPEND | (making ? O_CREAT : 0)
            // The branch has moved already: a log that can't be written is no failure.
            try? FileDescriptor.open(path, flags).write(Array(line.utf8), path: path)
        }
    }

    private static func makeFolders(_ path: String) {
        guard unsafe mkdir(path, 0o777) != 0, errno == ENOENT, path.count > 1 else { return }
        makeFolders(PathRules.folder(of: path))
        _ = unsafe mkdir(path, 0o777)
    }
}

extension GitRepositoryStore {
    /// What a commit moves now.
    ///
    /// - Throws: `detachedHead` unless that is allowed.
    borrowing func target(allowDetached: Bool) throws(GitError) -> ReferenceTarget {
        let name = try handle.headReference()
        if name == nil && !allowDetached {
            throw GitError(
                .detachedHead, "commit", path: places.workTree,
                "No branch is checked out in \(places.workTree): a commit would be lost.",
                cure: "Run \"git switch <branch>\", or allow a detached HEAD.")
        }
        return ReferenceTarget(name, places)
    }

    /// Refuses a new branch whose name is a folder of another, or the other way round.
    borrowing func refuseNameClash(_ target: ReferenceTarget) throws(GitError) {
        let parts = target.name.split(separator: "/").map(String.init)
        for count in 3..<max(parts.count, 3) {
            let shorter = parts.prefix(count).joined(separator: "/")
            if try handle.target(of: shorter) != nil { throw Self.clash(target.name, shorter) }
        }
        let longer = try Handle<IteratorKind>("list branches") {
            unsafe git_reference_iterator_glob_new(&$0, handle.pointer, target.name + "/*")
        }
        var name: UnsafePointer<CChar>?
        if unsafe git_reference_next_name(&name, longer.pointer) == 0, let name = unsafe name {
            throw Self.clash(target.name, unsafe String(cString: name))
        }
        git_error_clear()
    }

    private static func clash(_ name: String, _ other: String) -> GitError {
        GitError(
            .exists, "make the branch", path: name,
            "\(name) can't be made beside \(other).", cure: "Rename one of the two branches.")
    }
}
