/// Why the store could not do what it was asked to do.
///
/// The description is a full sentence that names the place, followed by the cure.
package struct GitError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure.
    package let code: Code
    /// What was being done.
    package let operation: String
    /// The file or folder, where there is one.
    package let path: String?
    /// What went wrong, a full sentence.
    package let problem: String
    /// How to mend it, a full sentence; empty when there is nothing to do.
    package let cure: String

    /// What went wrong and how to mend it.
    package var description: String { cure.isEmpty ? problem : problem + " " + cure }

    /// Describes a failure and its cure.
    package init(
        _ code: Code, _ operation: String, path: String? = nil, _ problem: String, cure: String = ""
    ) {
        self.code = code
        self.operation = operation
        self.path = path
        self.problem = problem
        self.cure = cure
    }

    /// A kind of failure; the list may grow.
    package struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable name of the kind.
        package let description: String

        init(_ name: String) { description = name }

        /// The folder lies in no git repository.
        package static let notARepository = Code("notARepository")
        /// The repository uses a format that libgit2 can't read.
        package static let unsupportedRepository = Code("unsupportedRepository")
        /// The repository has no work tree.
        package static let bareRepository = Code("bareRepository")
        /// The repository belongs to another user.
        package static let notTrusted = Code("notTrusted")
        /// Another program holds a lock.
        package static let busy = Code("busy")
        /// A merge, rebase or the like is not finished.
        package static let operationInProgress = Code("operationInProgress")
        /// No branch is checked out.
        package static let detachedHead = Code("detachedHead")
        /// One of our paths has unmerged index entries.
        package static let conflictedIndex = Code("conflictedIndex")
        /// One of our paths goes through a filter that libgit2 does not run.
        package static let filterDriver = Code("filterDriver")
        /// A component of a path is a symbolic link.
        package static let symbolicLink = Code("symbolicLink")
        /// One of our paths is staged with other content.
        package static let stagedElsewhere = Code("stagedElsewhere")
        /// A file is no longer what the change was made from.
        package static let modified = Code("modified")
        /// A file that must be new exists.
        package static let exists = Code("exists")
        /// A file, object or revision is not there.
        package static let missing = Code("missing")
        /// No name or email address is configured.
        package static let identityMissing = Code("identityMissing")
        /// The configured program did not sign the commit.
        package static let signingFailed = Code("signingFailed")
        /// A hook refused the commit.
        package static let hookFailed = Code("hookFailed")
        /// A file is over the size limit.
        package static let tooLarge = Code("tooLarge")
        /// A path that git or a file system would not take.
        package static let invalidPath = Code("invalidPath")
        /// A commit message that git would not take.
        package static let invalidMessage = Code("invalidMessage")
        /// The caller's environment points git to other files.
        package static let environmentOverride = Code("environmentOverride")
        /// A remote repository does not answer.
        package static let unreachable = Code("unreachable")
        /// The file system failed.
        package static let io = Code("io")
        /// Stored bytes are damaged.
        package static let corrupt = Code("corrupt")
        /// Any other failure of libgit2.
        package static let git = Code("git")
    }
}
