import CLibgit2

extension GitRepositoryStore {
    borrowing func configuration() throws(GitError) -> Configuration {
        try Configuration(handle)
    }

    /// The name and email address of git's configuration, when both are there.
    package borrowing func configuredIdentity() -> (name: String, email: String)? {
        try? configuration().identity
    }

    /// Writes a key to the repository's own configuration file.
    package borrowing func setLocalConfiguration(
        _ key: String, _ value: String
    ) throws(GitError) {
        let all = try Handle<ConfigurationKind>("read the configuration") {
            unsafe git_repository_config(&$0, handle.pointer)
        }
        let local = try Handle<ConfigurationKind>("open the repository's configuration") {
            unsafe git_config_open_level(&$0, all.pointer, GIT_CONFIG_LEVEL_LOCAL)
        }
        try check("set \(key)") { unsafe git_config_set_string(local.pointer, key, value) }
    }
}
