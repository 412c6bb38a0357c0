import CLibgit2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// An open folder whose names are reached without following symbolic links.
struct Folder: ~Copyable {
    let descriptor: FileDescriptor
    /// Where the folder is, for messages.
    let path: String

    /// Opens a folder as it is, following links.
    init(_ path: String) throws(GitError) {
        descriptor = try FileDescriptor.open(path, O_RDONLY | O_DIRECTORY)
        self.path = path
    }

    private init(_ descriptor: consuming FileDescriptor, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    /// Opens what a relative path names; a link in any component is an error.
    borrowing func open(
        _ relative: String, _ flags: Int32, mode: mode_t = 0
    ) throws(GitError) -> FileDescriptor {
        let folder = descriptor.raw
        let raw = retrying { unsafe shim_open_beneath(folder, relative, flags | O_CLOEXEC, mode) }
        if raw >= 0 { return FileDescriptor(raw) }
        if errno == ENOSYS || errno == EPERM {
            return try openStepwise(relative, flags, mode: mode)
        }
        throw .system(errno, "open", join(relative))
    }

    /// The same for systems that need one call for each component.
    borrowing func openStepwise(
        _ relative: String, _ flags: Int32, mode: mode_t = 0
    ) throws(GitError) -> FileDescriptor {
        var current = try descriptor.open(".", O_RDONLY | O_DIRECTORY, path: path)
        let parts = relative.split(separator: "/").map(String.init)
        for part in parts.dropLast() {
            current = try Self.step(current, part, path: join(relative))
        }
        return try current.open(parts.last ?? ".", flags, mode: mode, path: join(relative))
    }

    private static func step(
        _ folder: borrowing FileDescriptor, _ name: String, path: String
    ) throws(GitError) -> FileDescriptor {
        // With O_DIRECTORY a link is reported as "not a directory": ask what it is.
        if let info = Self.status(folder, name), info.st_mode & S_IFMT == S_IFLNK {
            throw .system(ELOOP, "open", path)
        }
        return try folder.open(name, O_RDONLY | O_DIRECTORY, path: path)
    }

    /// Opens a folder below this one; the empty path is this folder.
    borrowing func folder(_ relative: String) throws(GitError) -> Folder {
        let name = relative.isEmpty ? "." : relative
        return Folder(try open(name, O_RDONLY | O_DIRECTORY), path: join(relative))
    }

    /// Opens a folder below this one, making what is missing, and names what it made.
    borrowing func makingFolder(
        _ relative: String, made: inout [String]
    ) throws(GitError) -> Folder {
        do { return try folder(relative) } catch  where error.code == .missing {}
        var current = try folder("")
        var walked = ""
        for part in relative.split(separator: "/").map(String.init) {
            walked = PathRules.join(walked, part)
            if unsafe mkdirat(current.descriptor.raw, part, 0o777) == 0 {
                made.append(walked)
            } else if errno != EEXIST {
                throw .system(errno, "make the folder", join(walked))
            }
            let next = try Self.step(current.descriptor, part, path: join(walked))
            current = Folder(next, path: join(walked))
        }
        return current
    }

    /// What a name in this folder is; nil when it is not there.
    borrowing func status(_ name: String) -> stat? { Self.status(descriptor, name) }

    private static func status(_ folder: borrowing FileDescriptor, _ name: String) -> stat? {
        var info = stat()
        return unsafe fstatat(folder.raw, name, &info, AT_SYMLINK_NOFOLLOW) == 0 ? info : nil
    }

    /// Whether a link in this folder leads to a folder.
    borrowing func leadsToFolder(_ name: String) -> Bool {
        var info = stat()
        guard unsafe fstatat(descriptor.raw, name, &info, 0) == 0 else { return false }
        return info.st_mode & S_IFMT == S_IFDIR
    }

    borrowing func join(_ relative: String) -> String {
        relative.isEmpty || relative == "." ? path : path + "/" + relative
    }
}
