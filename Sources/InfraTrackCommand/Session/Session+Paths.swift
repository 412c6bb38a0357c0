import Foundation
import InfraTrack

extension Session {
    /// Paths as a caller gives them, relative to the store root.
    func storePaths(_ paths: [String], in repository: Repository) throws -> [String] {
        let root = URL(fileURLWithPath: try Repository.discover(from: environment.directory))
            .resolvingSymlinksInPath().path
        return try paths.map { path in
            let absolute = URL(fileURLWithPath: environment.absolute(path))
                .resolvingSymlinksInPath().path
            guard absolute == root || absolute.hasPrefix(root + "/") else {
                throw LedgerError(
                    .usage, "\(printable(path)) lies outside the store.",
                    cure: "Name files of the store at \(root).")
            }
            return String(absolute.dropFirst(root.count + 1))
        }.filter { !$0.isEmpty }
    }
}
