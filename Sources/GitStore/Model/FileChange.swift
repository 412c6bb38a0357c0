/// One file to write or to remove.
package struct FileChange: Sendable, Hashable {
    /// What the change was made from.
    package enum Base: Hashable, Sendable {
        /// The file must not exist.
        case absent
        /// The working file must have the bytes with this blob name.
        case content(ObjectID)
        /// Whatever is there is replaced.
        case any
    }

    /// The path below the store's root, parts separated by `/`.
    package var path: String
    /// The new bytes, or nil to remove the file.
    package var content: [UInt8]?
    /// What the change was made from.
    package var base: Base

    /// Describes a change.
    package init(path: String, content: [UInt8]?, base: Base) {
        self.path = path
        self.content = content
        self.base = base
    }
}
