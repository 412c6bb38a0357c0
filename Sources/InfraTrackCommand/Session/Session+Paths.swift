import InfraTrack

extension Session {
    /// Paths as a caller gives them, relative to the store root.
    func storePaths(_ paths: [String], in repository: Repository) throws -> [String] {
        let root = try Repository.discover(from: environment.directory)
        return try paths.map { path in
            let absolute = Self.normalized(environment.absolute(path))
            guard absolute == root || absolute.hasPrefix(root + "/") else {
                throw LedgerError(
                    .usage, "\(printable(path)) lies outside the store.",
                    cure: "Name files of the store at \(root).")
            }
            return String(absolute.dropFirst(root.count + 1))
        }.filter { !$0.isEmpty }
    }

    /// A path without `.`, `..` and doubled slashes.
    private static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }
}
