#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension FileStamp {
    init(_ info: stat) {
        self.init(
            size: Int64(info.st_size), modified: info.modified.nanoseconds,
            changed: info.changed.nanoseconds, inode: UInt64(info.st_ino))
    }

    /// The state of something that could not be looked at.
    static var unknown: FileStamp { FileStamp(size: 0, modified: 0, changed: 0, inode: 0) }
}

extension FileEntry.Kind {
    init(_ info: stat) {
        switch info.st_mode & S_IFMT {
        case S_IFREG: self = .regular
        case S_IFLNK: self = .symlink
        default: self = .other
        }
    }
}

extension stat {
    /// Last change of the bytes.
    var modified: timespec {
        #if canImport(Darwin)
            st_mtimespec
        #else
            st_mtim
        #endif
    }

    /// Last change of the bytes or the status.
    var changed: timespec {
        #if canImport(Darwin)
            st_ctimespec
        #else
            st_ctim
        #endif
    }
}

extension timespec {
    /// Nanoseconds since 1970.
    var nanoseconds: Int64 { Int64(tv_sec) * 1_000_000_000 + Int64(tv_nsec) }
}
