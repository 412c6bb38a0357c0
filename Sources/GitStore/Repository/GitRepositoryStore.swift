import CLibgit2
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A store in a git work tree, through libgit2.
///
/// Not Sendable: libgit2 wants one thread at a time. Put it into a `Mutex` to share it.
package struct GitRepositoryStore: ~Copyable, Store {
    let handle: Handle<RepositoryKind>
    let places: RepositoryPlaces
    let options: OpenOptions
    let indexCache: Mutex<IndexFile?>

    package let workTree: any WorkTree
    /// What was found of an interrupted run and mended when the store was opened.
    package private(set) var recovered: [String] = []

    /// Opens the store in a folder of a git work tree.
    ///
    /// - Throws: `notARepository`, `unsupportedRepository`, `bareRepository`, `notTrusted`.
    package init(
        openingAt directory: String, options: OpenOptions = OpenOptions()
    ) throws(GitError) {
        let opened = try RepositoryOpening.open(directory)
        let found = try RepositoryOpening.places(opened, directory)
        try Configuration.addOwnFile(opened, found.gitDirectory)
        handle = opened
        indexCache = Mutex(nil)
        places = found
        self.options = options
        workTree = DirectoryWorkTree(root: places.root)
        if options.recovers { recovered = recover() }
    }

    package var privateDirectory: String? { places.privateDirectory }

    /// Finds the work tree around a folder, and the folder's path below it.
    ///
    /// - Throws: `notARepository`, `unsupportedRepository`, `bareRepository`, `notTrusted`.
    package static func discoverWorkTree(
        from directory: String
    ) throws(GitError) -> (workTree: String, prefix: String) {
        let places = try RepositoryOpening.places(RepositoryOpening.open(directory), directory)
        return (places.workTree, places.prefix)
    }

    /// Makes a repository with the branch `main`, as `git init` does; an existing one stays.
    package static func initialize(at directory: String) throws(GitError) {
        Library.start()
        var options = unsafe git_repository_init_options()
        try check("prepare a repository") {
            unsafe git_repository_init_options_init(&options, 1)
        }
        unsafe options.flags =
            GIT_REPOSITORY_INIT_MKPATH.rawValue | GIT_REPOSITORY_INIT_MKDIR.rawValue
        let name = unsafe strdup("main")
        defer { unsafe free(name) }
        unsafe options.initial_head = UnsafePointer(name)
        _ = try Handle<RepositoryKind>("make a repository", path: directory) {
            unsafe git_repository_init_ext(&$0, directory, &options)
        }
    }
}
