#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One file of a transaction, with everything that was found out about it.
struct PreparedFile {
    /// Its place in the transaction; names its temporary files.
    let number: Int
    /// The path from the top of the work tree.
    let path: String
    /// The new bytes; nil removes the file.
    let content: [UInt8]?
    /// The working file before; nil when there is none.
    let before: Before?
    /// The new blob, as git stores it.
    var stored: ObjectID?
    /// What was staged before.
    var staged: ObjectID?
    /// What the branch has.
    var committed: TreeEntry?
    /// The new file's mode in git.
    var mode: UInt32 = 0o100644

    struct Before {
        let bytes: [UInt8]
        let info: stat
        let id: ObjectID
    }

    var folder: String { PathRules.folder(of: path) }
    var name: String { PathRules.name(of: path) }
    var record: PlacedFile {
        PlacedFile(
            number: number, path: path, old: before?.id, new: content.map { ObjectID.blob($0) },
            stored: stored, staged: staged)
    }
}

/// What has to be known of a file to finish or to undo an interrupted transaction.
struct PlacedFile: Hashable {
    let number: Int
    /// The path from the top of the work tree.
    let path: String
    /// The bytes before, as a blob name; nil when there was no file.
    let old: ObjectID?
    /// The bytes after; nil when the file is removed.
    let new: ObjectID?
    /// The blob that is staged or committed after.
    let stored: ObjectID?
    /// What was staged before.
    let staged: ObjectID?

    var folder: String { PathRules.folder(of: path) }
    var name: String { PathRules.name(of: path) }
    /// The new bytes until they take their place.
    var temporary: String { ".infratrack-\(number).new" }
    /// The old file until the transaction is over.
    var backup: String { ".infratrack-\(number).old" }
}
