import CLibgit2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One name in a folder.
struct DirectoryName {
    /// The name; bytes that are not UTF-8 are replaced.
    let name: String
    let kind: Kind

    enum Kind { case file, folder, link, other }

    /// Sorts folders as if their names ended in `/`, so that a walk comes in path order.
    var key: String { kind == .folder ? name + "/" : name }
}

enum DirectoryReader {
    /// The names in a folder that a walk looks at, in path order.
    static func names(
        in folder: borrowing Folder, suffix: String
    ) throws(GitError) -> [DirectoryName] {
        // The stream owns its descriptor and moves its position: give it one of its own.
        let copy = try folder.descriptor.open(".", O_RDONLY | O_DIRECTORY, path: folder.path)
        let raw = fcntl(copy.raw, F_DUPFD_CLOEXEC, 0)
        guard raw >= 0, let stream = unsafe fdopendir(raw) else {
            throw .system(errno, "list", folder.path)
        }
        defer { unsafe closedir(stream) }
        var result: [DirectoryName] = []
        while let entry = unsafe readdir(stream) {
            let type = unsafe Int32(entry.pointee.d_type)
            let start = unsafe shim_entry_name(entry)
            guard let start = unsafe start else { continue }
            if let name = unsafe name(start, type, folder, suffix) { result.append(name) }
        }
        result.sort { $0.key < $1.key }
        return result
    }

    private static func name(
        _ start: UnsafePointer<CChar>, _ type: Int32, _ folder: borrowing Folder, _ suffix: String
    ) -> DirectoryName? {
        let valid = unsafe String(validatingCString: start)
        let name = unsafe valid ?? String(cString: start)
        if name == "." || name == ".." || name.lowercased() == ".git" { return nil }
        let odd = valid == nil || name.unicodeScalars.contains(where: PathRules.isControl)
        switch kind(type, name, folder) {
        case .folder: return DirectoryName(name: name, kind: odd ? .other : .folder)
        case .link:
            guard name.hasSuffix(suffix) || folder.leadsToFolder(name) else { return nil }
            return DirectoryName(name: name, kind: .link)
        case let kind:
            guard name.hasSuffix(suffix) else { return nil }
            return DirectoryName(name: name, kind: odd ? .other : kind)
        }
    }

    private static func kind(
        _ type: Int32, _ name: String, _ folder: borrowing Folder
    ) -> DirectoryName.Kind {
        switch type {
        case Int32(DT_REG): return .file
        case Int32(DT_DIR): return .folder
        case Int32(DT_LNK): return .link
        case Int32(DT_UNKNOWN): break
        default: return .other
        }
        // Some file systems do not say: look.
        switch (folder.status(name)?.st_mode ?? 0) & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }
}
