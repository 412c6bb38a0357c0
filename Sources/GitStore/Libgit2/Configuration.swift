import CLibgit2

/// One moment's view of git's configuration: repository, user and machine.
struct Configuration: ~Copyable {
    private let handle: Handle<ConfigurationKind>

    init(_ repository: borrowing Handle<RepositoryKind>) throws(GitError) {
        handle = try Handle("read the configuration") {
            unsafe git_repository_config_snapshot(&$0, repository.pointer)
        }
    }

    borrowing func string(_ key: String) -> String? {
        let bytes = unsafe try? takingBuffer("read \(key)") {
            unsafe git_config_get_string_buf($0, handle.pointer, key)
        }
        return bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    borrowing func flag(_ key: String) -> Bool? {
        var value: Int32 = 0
        let found = try? check("read \(key)") {
            unsafe git_config_get_bool(&value, handle.pointer, key)
        }
        return found == nil ? nil : value != 0
    }

    /// The user's name and email address, when both are there.
    var identity: (name: String, email: String)? {
        guard let name = string("user.name"), !name.isEmpty,
            let email = string("user.email"), !email.isEmpty
        else { return nil }
        return (name, email)
    }

    /// Adds the work tree's own file, which libgit2 1.5 does not read by itself.
    static func addOwnFile(
        _ repository: borrowing Handle<RepositoryKind>, _ gitDirectory: String
    ) throws(GitError) {
        guard try Configuration(repository).flag("extensions.worktreeconfig") == true else {
            return
        }
        let all = try Handle<ConfigurationKind>("read the configuration") {
            unsafe git_repository_config(&$0, repository.pointer)
        }
        try check("read the configuration of the work tree") {
            unsafe git_config_add_file_ondisk(
                all.pointer, gitDirectory + "/config.worktree", GIT_CONFIG_LEVEL_APP,
                repository.pointer, 1)
        }
    }
}
