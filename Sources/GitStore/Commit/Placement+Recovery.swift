#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension Placement {
    /// Puts back what a failed or interrupted transaction had placed.
    ///
    /// Leaves alone what someone has written since.
    static func undo(_ journal: Journal, _ top: borrowing Folder) {
        for file in journal.files {
            guard let folder = try? top.folder(file.folder) else { continue }
            undo(file, folder)
        }
        for path in journal.folders.reversed() {
            guard let above = try? top.folder(PathRules.folder(of: path)) else { continue }
            _ = above.removeFolder(PathRules.name(of: path))
        }
    }

    private static func undo(_ file: PlacedFile, _ folder: borrowing Folder) {
        let isOurs = current(file, folder) == file.new
        if folder.status(file.backup) != nil {
            if isOurs { try? folder.rename(file.backup, to: file.name) }
            // Two names of one file: the rename does nothing, so the second is still there.
            _ = folder.unlink(file.backup)
        } else if file.old == nil, file.new != nil, isOurs {
            _ = folder.unlink(file.name)
        }
        _ = folder.unlink(file.temporary)
    }

    /// Completes what an interrupted transaction had promised.
    static func redo(_ journal: Journal, _ root: String, _ top: borrowing Folder) {
        for file in journal.files {
            guard let folder = try? top.folder(file.folder) else { continue }
            if current(file, folder) == file.old {
                if folder.status(file.temporary) != nil {
                    try? folder.rename(file.temporary, to: file.name)
                } else if file.new == nil {
                    _ = folder.unlink(file.name)
                }
            }
            _ = folder.unlink(file.temporary)
        }
        finish(journal.files, root, top)
    }

    /// The bytes in the work tree now; nil when there is no file.
    static func current(_ file: PlacedFile, _ folder: borrowing Folder) -> ObjectID? {
        guard let open = try? folder.descriptor.open(file.name, O_RDONLY, path: file.path),
            let bytes = try? open.contents(path: file.path).bytes
        else { return nil }
        return ObjectID.blob(bytes)
    }
}
