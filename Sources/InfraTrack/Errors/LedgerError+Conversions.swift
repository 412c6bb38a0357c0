package import FrontMatter
package import GitStore

extension LedgerError {
    /// The error of a file whose text breaks the format.
    package init(_ error: FormatError, path: String) {
        self.init(
            .invalid, error.message, cure: error.cure, path: path, line: error.place.line,
            column: error.place.column)
    }

    /// The error of an operation on the git repository or the work tree.
    package init(_ error: GitError) {
        let code: Code =
            switch error.code {
            case .notARepository, .bareRepository: .notAStore
            case .busy: .busy
            case .missing: .missing
            case .io, .corrupt, .git: .io
            case .identityMissing, .signingFailed, .unsupportedRepository, .notTrusted,
                .unreachable:
                .unavailable
            case .tooLarge, .invalidPath: .invalid
            default: .refused
            }
        // Most sentences name the path already.
        let isNamed = error.path.map(error.problem.contains) ?? true
        self.init(code, error.problem, cure: error.cure, path: isNamed ? nil : error.path)
    }
}

extension Finding {
    /// The finding of a file that could not be read.
    package init(unreadable error: LedgerError, path: String, rule: String = "unreadable") {
        self.init(
            .error, rule: rule, path: path, line: error.line ?? 1, column: error.column ?? 1,
            message: error.message, cure: error.cure)
    }
}
