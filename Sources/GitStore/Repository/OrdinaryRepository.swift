#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A repository of the commonest kind, found by looking at its files alone.
///
/// Starting libgit2 costs more than reading a thousand records: its TLS library reads every
/// certificate of the machine. Who only reads the work tree need not start it, as long as nothing
/// about the repository is unusual; whatever is goes through libgit2, with its checks and messages.
package struct OrdinaryRepository: Sendable {
    let places: RepositoryPlaces

    /// Looks around a folder.
    ///
    /// - Returns: `nil` when only libgit2 can tell: a linked work tree, a submodule, extensions,
    ///   another owner, a bare repository, what an interrupted run left, or no repository at all.
    package init?(around directory: String) {
        guard let root = try? RepositoryOpening.canonical(directory),
            !root.split(separator: "/").contains(".git"),
            let device = Self.status(root)?.st_dev,
            let top = Self.top(of: root, on: device), Self.isOrdinary(top + "/.git")
        else { return nil }
        places = RepositoryPlaces(
            workTree: top, prefix: String(root.dropFirst(top.count + 1)),
            gitDirectory: top + "/.git", commonDirectory: top + "/.git")
        if AdvisoryLock.hasLeftOvers(places) { return nil }
    }

    /// The top of the work tree.
    package var workTree: String { places.workTree }
    /// The folder's path below the work tree.
    package var prefix: String { places.prefix }
    /// Where files that belong to the repository and to nobody's tree are kept.
    package var privateDirectory: String { places.privateDirectory }
    /// The working files.
    package var files: any WorkTree { DirectoryWorkTree(root: places.root) }

    /// The nearest folder that holds `.git`, when this user owns both on the same file system.
    private static func top(of root: String, on device: dev_t) -> String? {
        var folder = root
        while !folder.isEmpty, let here = status(folder), here.st_dev == device {
            if let git = status(folder + "/.git") {
                let isMine = here.st_uid == geteuid() && git.st_uid == geteuid()
                return isMine && git.st_mode & S_IFMT == S_IFDIR ? folder : nil
            }
            guard let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
            folder = String(folder[..<slash])
        }
        return nil
    }

    private static func isOrdinary(_ git: String) -> Bool {
        guard isKind(S_IFREG, git + "/HEAD"), isKind(S_IFDIR, git + "/objects"),
            isKind(S_IFDIR, git + "/refs"), status(git + "/commondir") == nil,
            let file = try? FileDescriptor.open(git + "/config", O_RDONLY),
            let bytes = try? file.contents(limit: 1 << 16, path: git).bytes
        else { return false }
        return hasOrdinarySettings(String(decoding: bytes, as: UTF8.self).lowercased())
    }

    /// Whether no setting says that the repository lies elsewhere or is of another format.
    private static func hasOrdinarySettings(_ configuration: String) -> Bool {
        configuration.split(whereSeparator: \.isNewline).allSatisfy { line in
            let words = line.split(whereSeparator: { " \t=".contains($0) })
            switch words.first {
            case "bare": return words == ["bare", "false"]
            case "repositoryformatversion": return words == ["repositoryformatversion", "0"]
            default:
                return !["worktree", "extensions", "[include", "\\"].contains { line.contains($0) }
            }
        }
    }

    private static func isKind(_ kind: mode_t, _ path: String) -> Bool {
        status(path).map { $0.st_mode & S_IFMT == kind } ?? false
    }

    private static func status(_ path: String) -> stat? {
        var info = stat()
        return unsafe lstat(path, &info) == 0 ? info : nil
    }
}
