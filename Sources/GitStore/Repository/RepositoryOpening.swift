import CLibgit2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Finds and opens the repository around a folder.
enum RepositoryOpening {
    static func open(_ directory: String) throws(GitError) -> Handle<RepositoryKind> {
        Library.start()
        let handle: Handle<RepositoryKind>
        do {
            handle = try Handle("open the git repository around \(directory)") {
                unsafe git_repository_open_ext(&$0, directory, 0, nil)
            }
        } catch {
            throw explain(error, directory)
        }
        guard unsafe git_repository_is_bare(handle.pointer) == 0 else {
            throw GitError(
                .bareRepository, "open the repository", path: directory,
                "The repository around \(directory) has no work tree.",
                cure: "Make one with \"git worktree add\" and open that.")
        }
        return handle
    }

    static func places(
        _ handle: borrowing Handle<RepositoryKind>, _ directory: String
    ) throws(GitError) -> RepositoryPlaces {
        let root = try canonical(directory)
        let workTree = try canonical(text(unsafe git_repository_workdir(handle.pointer)))
        let git = try canonical(text(unsafe git_repository_path(handle.pointer)))
        let isInside = root == workTree || root.hasPrefix(workTree + "/")
        guard isInside, root != git, !root.hasPrefix(git + "/") else {
            throw GitError(
                .bareRepository, "open the repository", path: directory,
                "\(directory) lies in the git directory, not in the work tree \(workTree).",
                cure: "Open a folder of the work tree.")
        }
        return RepositoryPlaces(
            workTree: workTree, prefix: String(root.dropFirst(workTree.count + 1)),
            gitDirectory: git,
            commonDirectory: try canonical(text(unsafe git_repository_commondir(handle.pointer))))
    }

    /// The path without symbolic links and without a trailing slash.
    static func canonical(_ path: String) throws(GitError) -> String {
        guard let resolved = unsafe realpath(path, nil) else {
            throw .system(errno, "open", path)
        }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    @safe private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
        unsafe pointer.map { unsafe String(cString: $0) } ?? ""
    }

    /// Says in the user's words why libgit2 did not open the repository.
    private static func explain(_ error: GitError, _ directory: String) -> GitError {
        let reason = error.description
        if reason.contains("extension") { return unsupportedExtension(reason, directory) }
        if reason.contains("repository version") {
            return unsupported(directory, "it has a newer format version", "a current git clone")
        }
        if error.code == .notTrusted || reason.contains("safe.directory") {
            return GitError(
                .notTrusted, "open the repository", path: directory,
                "The repository around \(directory) belongs to another user.",
                cure: "Run \"git config --global --add safe.directory \(directory)\" "
                    + "with the work tree's exact path; \"*\" is not understood here.")
        }
        guard error.code == .missing else { return error }
        return GitError(
            .notARepository, "open the repository", path: directory,
            "\(directory) lies in no git repository.",
            cure: "Run \"git init\" there, or name a folder of a work tree.")
    }

    private static func unsupportedExtension(_ reason: String, _ directory: String) -> GitError {
        let known = [
            ("objectformat", "its objects are named by SHA-256", "a SHA-1 repository"),
            ("refstorage", "its branches are stored as a reftable", "\"git refs migrate\""),
        ]
        for (name, cause, cure) in known where reason.contains("extensions.\(name)") {
            return unsupported(directory, cause, cure)
        }
        let words = reason.split(whereSeparator: { $0 == " " || $0 == "'" }).map(String.init)
        let name = words.first { $0.hasPrefix("extensions.") } ?? "an extension"
        let trimmed = name.hasSuffix(".") ? String(name.dropLast()) : name
        return unsupported(directory, "it uses \(trimmed)", "a repository without it")
    }

    private static func unsupported(
        _ directory: String, _ cause: String, _ cure: String
    ) -> GitError {
        GitError(
            .unsupportedRepository, "open the repository", path: directory,
            "The repository around \(directory) can't be opened: \(cause), "
                + "which libgit2 \(Library.version) does not read.",
            cure: "Use \(cure).")
    }
}
