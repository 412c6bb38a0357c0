/// What a store is told when it is opened.
package struct OpenOptions: Sendable {
    /// Names of environment variables, set in the caller's environment, that point git elsewhere.
    ///
    /// `GIT_DIR`, `GIT_INDEX_FILE` and the like: when there is one, nothing is written.
    package var environmentOverrides: [String]
    /// The environment of programs that are started: hooks, signing, `git gc`.
    package var environment: [String: String]
    /// Whether a commit waits until it would survive a power cut.
    package var durable: Bool
    /// Whether what an interrupted run left is mended at once.
    package var recovers: Bool

    /// Describes how to open a store.
    package init(
        environmentOverrides: [String] = [], environment: [String: String] = [:],
        durable: Bool = true, recovers: Bool = true
    ) {
        self.environmentOverrides = environmentOverrides
        self.environment = environment
        self.durable = durable
        self.recovers = recovers
    }
}
