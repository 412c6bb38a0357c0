/// Where the parts of a repository lie; absolute paths without a trailing slash.
struct RepositoryPlaces: Sendable, Hashable {
    /// The top of the work tree.
    let workTree: String
    /// The store's root below the work tree; empty when it is the top.
    let prefix: String
    /// This work tree's HEAD and index.
    let gitDirectory: String
    /// Objects and branches, shared by all work trees.
    let commonDirectory: String

    /// The store's root.
    var root: String { PathRules.join(workTree, prefix) }
    /// Lock, journal and whatever else belongs to the repository and to nobody's tree.
    var privateDirectory: String { commonDirectory + "/infratrack" }
    /// The user's index.
    var index: String { gitDirectory + "/index" }

    /// A path of the store as git names it.
    func gitPath(_ path: String) -> String { PathRules.join(prefix, path) }
}
