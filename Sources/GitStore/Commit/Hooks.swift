import CLibgit2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The repository's hooks around a commit.
struct Hooks {
    static let names = ["pre-commit", "prepare-commit-msg", "commit-msg", "post-commit"]

    private let folder: String
    private let runner: Program

    init(_ configured: String?, _ places: RepositoryPlaces, _ environment: [String: String]) {
        let path = configured.map { HomePath.expand($0, environment) }
        if let path {
            folder = path.hasPrefix("/") ? path : places.workTree + "/" + path
        } else {
            folder = places.commonDirectory + "/hooks"
        }
        runner = Program(
            environment: environment.merging(["GIT_EDITOR": ":"]) { $1 },
            directory: places.workTree, scratch: places.privateDirectory)
    }

    /// Hooks that exist and could be run.
    var present: [String] { Self.names.filter(exists) }

    private func exists(_ name: String) -> Bool {
        var info = stat()
        let path = folder + "/" + name
        guard unsafe stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return false }
        return unsafe access(path, X_OK) == 0
    }

    /// Runs a hook if there is one.
    ///
    /// - Throws: `hookFailed` with what the hook said.
    func run(
        _ name: String, _ arguments: [String] = [], index: String? = nil
    ) throws(GitError) {
        guard exists(name) else { return }
        var runner = runner
        if let index { runner.environment["GIT_INDEX_FILE"] = index }
        let result = try runner.run([folder + "/" + name] + arguments)
        guard result.status == 0 else {
            let said = (result.errors + String(decoding: result.output, as: UTF8.self))
                .split(separator: "\n").joined(separator: "; ")
            throw Self.failure(
                name, "The hook \(name) ended with \(result.status): \(said).",
                "Mend what it names, or commit without hooks.")
        }
    }

    static func failure(_ name: String, _ problem: String, _ cure: String) -> GitError {
        GitError(.hookFailed, "run the hook \(name)", problem, cure: cure)
    }
}

extension GitRepositoryStore {
    borrowing func hooks(_ configuration: borrowing Configuration) -> Hooks {
        Hooks(configuration.string("core.hooksPath"), places, options.environment)
    }

    /// Runs the hooks before a commit, with an index that holds the new tree and nothing else.
    ///
    /// Gives back the message as the hooks left it.
    borrowing func runHooks(
        _ hooks: Hooks, tree: ObjectID, message: String
    ) throws(GitError) -> String {
        let folder = try Folder(places.privateDirectory)
        let index = folder.join("hooks.index")
        let text = folder.join("COMMIT_EDITMSG")
        defer { for name in ["hooks.index", "COMMIT_EDITMSG"] { _ = folder.unlink(name) } }
        _ = folder.unlink("hooks.index")
        try writeIndex(index, tree)
        try hooks.run("pre-commit", index: index)
        guard try self.tree(ofIndex: index) == tree else {
            throw Hooks.failure(
                "pre-commit", "The hook pre-commit changed what is committed.",
                "Make the same change first, or commit without hooks.")
        }
        try folder.create("COMMIT_EDITMSG", Array(message.utf8))
        try hooks.run("prepare-commit-msg", [text, "message"], index: index)
        try hooks.run("commit-msg", [text], index: index)
        let file = try folder.descriptor.open("COMMIT_EDITMSG", O_RDONLY, path: text)
        return String(decoding: try file.contents(path: text).bytes, as: UTF8.self)
    }

    private borrowing func writeIndex(_ path: String, _ tree: ObjectID) throws(GitError) {
        let root = try handle.object(tree, GIT_OBJECT_TREE, "tree")
        let index = try Handle<IndexKind>("make an index for the hooks") {
            unsafe git_index_open(&$0, path)
        }
        try check("fill the index for the hooks") {
            unsafe git_index_read_tree(index.pointer, root.pointer)
        }
        try check("write the index for the hooks") { unsafe git_index_write(index.pointer) }
    }

    private borrowing func tree(ofIndex path: String) throws(GitError) -> ObjectID {
        let index = try Handle<IndexKind>("read the index of the hooks") {
            unsafe git_index_open(&$0, path)
        }
        var id = git_oid()
        try check("read the index of the hooks") {
            unsafe git_index_write_tree_to(&id, index.pointer, handle.pointer)
        }
        return ObjectID(id)
    }
}
