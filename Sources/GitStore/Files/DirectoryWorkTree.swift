#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The files below a folder of the file system.
package struct DirectoryWorkTree: WorkTree {
    /// The absolute path of the folder.
    package let root: String

    /// Names a folder; nothing is opened yet.
    package init(root: String) { self.root = root }

    package func list(_ folders: [String], suffix: String) throws(GitError) -> [FileEntry] {
        try check(folders)
        let scanner = TreeScanner<FileEntry>(
            root: root, suffix: suffix,
            visit: { folder, name, path, _ in
                guard let info = folder.status(name.name) else {
                    return name.kind == .other ? Self.odd(path) : nil
                }
                let kind: FileEntry.Kind = name.kind == .other ? .other : .init(info)
                return FileEntry(path: path, stamp: FileStamp(info), kind: kind)
            },
            fail: { path, kind, _ in FileEntry(path: path, stamp: .unknown, kind: kind) })
        return try scanner.run(folders, threads: 1)
    }

    package func paths(_ folders: [String], suffix: String) throws(GitError) -> [String] {
        try check(folders)
        let scanner = TreeScanner<String>(
            root: root, suffix: suffix, visit: { _, _, path, _ in path },
            fail: { path, _, _ in path })
        return try scanner.run(folders, threads: 1)
    }

    package func read(
        _ path: String, limit: Int
    ) throws(GitError) -> (bytes: [UInt8], stamp: FileStamp) {
        try PathRules.check(path)
        let folder = try Folder(root)
        do {
            let file = try folder.open(path, O_RDONLY | O_NONBLOCK)
            return try file.contents(limit: limit, path: path)
        } catch  where error.code == .missing {
            throw Self.missing(path, root)
        }
    }

    package func scan<Result: Sendable>(
        _ folders: [String], suffix: String, limit: Int, threads: Int,
        _ body: @escaping @Sendable (FileEntry, Span<UInt8>, GitError?) -> Result
    ) throws(GitError) -> [Result] {
        try check(folders)
        let empty: [UInt8] = []
        let scanner = TreeScanner<Result>(
            root: root, suffix: suffix,
            visit: { folder, name, path, buffer in
                Self.visit(folder, name, path, limit, &buffer, body)
            },
            fail: { path, kind, error in
                body(FileEntry(path: path, stamp: .unknown, kind: kind), empty.span, error)
            })
        return try scanner.run(folders, threads: threads)
    }

    private func check(_ folders: [String]) throws(GitError) {
        for folder in folders where !folder.isEmpty { try PathRules.check(folder) }
    }

    private static func visit<Result>(
        _ folder: borrowing Folder, _ name: DirectoryName, _ path: String, _ limit: Int,
        _ buffer: inout ReadBuffer,
        _ body: (FileEntry, Span<UInt8>, GitError?) -> Result
    ) -> Result? {
        let empty: [UInt8] = []
        guard name.kind == .file else {
            let kind: FileEntry.Kind = name.kind == .link ? .symlink : .other
            let entry = FileEntry(path: path, stamp: .unknown, kind: kind)
            return body(entry, empty.span, refusal(path, kind))
        }
        do throws(GitError) {
            let flags = O_RDONLY | O_NONBLOCK
            let file = try folder.descriptor.open(name.name, flags, path: path, "read")
            let info = try file.status(path)
            let entry = FileEntry(path: path, stamp: FileStamp(info))
            do throws(GitError) {
                let count = try buffer.fill(from: file.raw, info, limit: limit, path: path)
                return body(entry, buffer.bytes.span.extracting(0..<count), nil)
            } catch {
                return body(entry, empty.span, error)
            }
        } catch {
            // Removed since the folder was listed: not there is not an error.
            if error.code == .missing { return nil }
            return body(FileEntry(path: path, stamp: .unknown), empty.span, error)
        }
    }

    private static func odd(_ path: String) -> FileEntry {
        FileEntry(path: path, stamp: .unknown, kind: .other)
    }

    private static func missing(_ path: String, _ root: String) -> GitError {
        GitError(
            .missing, "read", path: path, "There is no file \(path) below \(root).",
            cure: "Check the path.")
    }

    private static func refusal(_ path: String, _ kind: FileEntry.Kind) -> GitError {
        if kind == .symlink {
            return GitError(
                .symbolicLink, "read", path: path, "\(path) is a symbolic link.",
                cure: "Replace it by a real file or folder.")
        }
        return GitError(
            .invalidPath, "read", path: path,
            "\(PathRules.printable(path)) is no plain file with a printable UTF-8 name.",
            cure: "Rename or remove it.")
    }
}
