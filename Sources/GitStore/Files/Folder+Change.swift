#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension Folder {
    /// Writes a new file; one of that name that an interrupted run left is replaced.
    borrowing func create(
        _ name: String, _ bytes: [UInt8], permissions: mode_t? = nil
    ) throws(GitError) {
        _ = unlink(name)
        let flags = O_WRONLY | O_CREAT | O_EXCL
        let file = try descriptor.open(name, flags, path: join(name), "create")
        try file.write(bytes, path: join(name))
        guard let permissions else { return }
        guard fchmod(file.raw, permissions & 0o7777) == 0 else {
            throw .system(errno, "set the permissions of", join(name))
        }
    }

    /// Removes a name; false when that failed.
    borrowing func unlink(_ name: String) -> Bool { unsafe unlinkat(descriptor.raw, name, 0) == 0 }

    /// Removes an empty folder; false when that failed.
    borrowing func removeFolder(_ name: String) -> Bool {
        unsafe unlinkat(descriptor.raw, name, AT_REMOVEDIR) == 0
    }

    /// Gives a file a second name; the error number when that failed.
    borrowing func link(_ name: String, as other: String) -> Int32? {
        unsafe linkat(descriptor.raw, name, descriptor.raw, other, 0) == 0 ? nil : errno
    }

    /// Renames a file over whatever has the new name.
    borrowing func rename(_ name: String, to other: String) throws(GitError) {
        guard unsafe renameat(descriptor.raw, name, descriptor.raw, other) == 0 else {
            throw .system(errno, "rename \(name) to", join(other))
        }
    }
}
