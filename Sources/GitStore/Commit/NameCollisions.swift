/// Names that a file system without case would take for one.
struct NameCollisions {
    /// Names by what is left of them without case: those of the tree with case in them, and new ones.
    private var folders: [String: [String: String]] = [:]

    /// Refuses a new path that differs from another one in case only.
    mutating func check(
        _ path: String, _ tree: inout TreeLookup, _ repository: borrowing Handle<RepositoryKind>
    ) throws(GitError) {
        var folder = ""
        for part in path.split(separator: "/").map(String.init) {
            let open = try tree.folder(folder, repository)
            if folders[folder] == nil { folders[folder] = Self.names(open) }
            if open?.entry(part) == nil, let other = twin(part, folder, open) {
                throw Self.failure(path, PathRules.join(folder, other))
            }
            folders[folder, default: [:]][part.lowercased()] = part
            folder = PathRules.join(folder, part)
        }
    }

    private func twin(_ part: String, _ folder: String, _ tree: OpenTree?) -> String? {
        let folded = part.lowercased()
        if let known = folders[folder]?[folded], !known.utf8.elementsEqual(part.utf8) {
            return known
        }
        return folded.utf8.elementsEqual(part.utf8) ? nil : tree?.entry(folded)?.name
    }

    static func failure(_ path: String, _ other: String) -> GitError {
        GitError(
            .exists, "make a file", path: path, "\(path) differs from \(other) in case only.",
            cure: "Choose another name: some file systems can't hold both.")
    }

    private static func names(_ tree: OpenTree?) -> [String: String] {
        Dictionary((tree?.namesWithCase() ?? []).map { ($0.lowercased(), $0) }) { first, _ in first
        }
    }
}
