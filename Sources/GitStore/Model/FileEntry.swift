/// What says that a file is unchanged since it was read.
package struct FileStamp: Hashable, Sendable {
    /// Bytes in the file.
    package let size: Int64
    /// Last change of the bytes, in nanoseconds since 1970.
    package let modified: Int64
    /// Last change of the bytes or of the file's status, in nanoseconds since 1970.
    package let changed: Int64
    /// The file's number in its file system.
    package let inode: UInt64

    /// Describes a file's state.
    package init(size: Int64, modified: Int64, changed: Int64, inode: UInt64) {
        self.size = size
        self.modified = modified
        self.changed = changed
        self.inode = inode
    }
}

/// A file found in a work tree.
package struct FileEntry: Hashable, Sendable {
    /// What a directory says about a name.
    package enum Kind: Hashable, Sendable {
        /// A plain file.
        case regular
        /// A symbolic link; never followed.
        case symlink
        /// A device, a pipe, an unreadable folder, or a name git can't hold.
        case other
    }

    /// The path below the store's root, parts separated by `/`.
    package let path: String
    /// The file's state.
    package let stamp: FileStamp
    /// What the name stands for.
    package let kind: Kind

    /// Describes a file.
    package init(path: String, stamp: FileStamp, kind: Kind = .regular) {
        self.path = path
        self.stamp = stamp
        self.kind = kind
    }
}
