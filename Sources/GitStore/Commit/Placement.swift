#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Moves the new bytes of a transaction into the work tree, and back if it fails.
enum Placement {
    /// Calls a body for each file with its open folder; neighbours share one.
    private static func each<File>(
        _ files: [File], _ folderOf: (File) -> String, _ top: borrowing Folder, making: Bool,
        _ body: (borrowing Folder, File) throws(GitError) -> Void
    ) throws(GitError) {
        var start = 0
        while start < files.count {
            let path = folderOf(files[start])
            var made: [String] = []
            let folder =
                making ? try top.makingFolder(path, made: &made) : try top.folder(path)
            while start < files.count, folderOf(files[start]) == path {
                try body(folder, files[start])
                start += 1
            }
        }
    }

    /// Writes the new bytes beside the places they will take.
    static func writeTemporaries(
        _ files: [PreparedFile], _ top: borrowing Folder
    ) throws(GitError) {
        let written = files.filter { $0.content != nil }
        try each(written, \.folder, top, making: true) { (folder, file) throws(GitError) in
            try folder.create(
                file.record.temporary, file.content ?? [], permissions: file.before?.info.st_mode)
        }
    }

    /// Puts every file into its place; the old ones stay beside them.
    static func place(_ files: [PreparedFile], _ top: borrowing Folder) throws(GitError) {
        try each(
            files.filter { $0.content != nil || $0.before != nil }, \.folder, top,
            making: false
        ) { (folder, file) throws(GitError) in
            try place(file, folder)
        }
    }

    private static func place(
        _ file: PreparedFile, _ folder: borrowing Folder
    ) throws(GitError) {
        let names = file.record
        guard let before = file.before else { return try placeNew(names, folder) }
        try keep(before, names, folder)
        guard let now = folder.status(names.name), FileStamp(now).isSameContent(before.info) else {
            throw GitError(
                .modified, "replace", path: file.path,
                "\(file.path) was changed by another program in this moment.",
                cure: "Read it again and repeat the change.")
        }
        if file.content != nil {
            try folder.rename(names.temporary, to: names.name)
        } else if !folder.unlink(names.name) {
            throw .system(errno, "remove", file.path)
        }
    }

    /// A second name fails when the first exists: a file that someone else makes is not lost.
    private static func placeNew(
        _ names: PlacedFile, _ folder: borrowing Folder
    ) throws(GitError) {
        switch folder.link(names.temporary, as: names.name) {
        case nil: _ = folder.unlink(names.temporary)
        case EPERM, EMLINK, EOPNOTSUPP:
            guard folder.status(names.name) == nil else { throw exists(names.path) }
            try folder.rename(names.temporary, to: names.name)
        case EEXIST: throw exists(names.path)
        case let number?: throw .system(number, "make", names.path)
        }
    }

    static func exists(_ path: String) -> GitError {
        GitError(
            .exists, "make a file", path: path, "\(path) exists already.",
            cure: "Read it and change it instead, or choose another name.")
    }

    /// Gives the old file a second name, or copies it where a file has only one.
    private static func keep(
        _ before: PreparedFile.Before, _ names: PlacedFile, _ folder: borrowing Folder
    ) throws(GitError) {
        _ = folder.unlink(names.backup)
        guard let number = folder.link(names.name, as: names.backup) else { return }
        guard [EPERM, EMLINK, EOPNOTSUPP].contains(number) else {
            throw .system(number, "replace", names.path)
        }
        try folder.create(names.backup, before.bytes, permissions: before.info.st_mode)
    }

    /// Removes the old files, and folders that a removal left empty.
    static func finish(_ files: [PlacedFile], _ root: String, _ top: borrowing Folder) {
        try? each(files, \.folder, top, making: false) { (folder, file) throws(GitError) in
            if file.old != nil { _ = folder.unlink(file.backup) }
        }
        for file in files where file.new == nil { removeEmpty(file.folder, root, top) }
    }

    private static func removeEmpty(_ folder: String, _ root: String, _ top: borrowing Folder) {
        guard folder != root, !folder.isEmpty else { return }
        let parent = PathRules.folder(of: folder)
        let name = PathRules.name(of: folder)
        guard let above = try? top.folder(parent), above.removeFolder(name) else { return }
        removeEmpty(parent, root, top)
    }
}

extension FileStamp {
    /// Whether a file still has the bytes it had; a second name changes only its status.
    func isSameContent(_ info: stat) -> Bool {
        let other = FileStamp(info)
        return size == other.size && modified == other.modified && inode == other.inode
    }
}
