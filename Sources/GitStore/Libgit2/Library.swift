import CLibgit2

/// libgit2 as a whole: started once, never shut down.
package enum Library {
    /// Which of git's configuration files is looked for.
    package enum Level: Sendable {
        /// The machine's file.
        case system
        /// The user's file in the XDG folder.
        case xdg
        /// The user's `.gitconfig`.
        case global
    }

    /// Says in which folder a configuration file is looked for, for the whole process.
    ///
    /// An empty folder name looks nowhere.
    package static func searchConfiguration(_ level: Level, in folder: String) {
        start()
        // The environment of this process is not asked again: what is set here holds.
        let number =
            switch level {
            case .system: GIT_CONFIG_LEVEL_SYSTEM
            case .xdg: GIT_CONFIG_LEVEL_XDG
            case .global: GIT_CONFIG_LEVEL_GLOBAL
            }
        _ = unsafe shim_set_search_path(number.rawValue, folder)
    }

    /// The version of libgit2 that is loaded, such as `1.5.1`.
    package static var version: String {
        start()
        var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
        _ = unsafe git_libgit2_version(&major, &minor, &patch)
        return "\(major).\(minor).\(patch)"
    }

    static func start() { _ = started }

    private static let started: Bool = {
        git_libgit2_init()
        allowExtensions()
        return true
    }()

    /// Repository extensions that leave everything we touch where it is.
    ///
    /// Never `objectformat` or `refstorage`: libgit2 would read nonsense.
    private static func allowExtensions() {
        let names: [StaticString] = [
            "worktreeconfig", "partialclone", "relativeworktrees", "preciousobjects",
        ]
        var pointers = unsafe names.map { unsafe UnsafeRawPointer($0.utf8Start) }
            .map { unsafe Optional($0.assumingMemoryBound(to: CChar.self)) }
        _ = unsafe shim_set_extensions(&pointers, pointers.count)
    }
}
