import CLibgit2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A copy of an index whose format only libgit2 knows.
struct ForeignIndex: ~Copyable {
    let handle: Handle<IndexKind>
    /// When the user's index was written, in nanoseconds since 1970.
    private let written: Int64

    /// Opens a copy of the user's index.
    ///
    /// - Throws: `unsupportedRepository` for a split or sparse index.
    init(_ copy: String, written: Int64) throws(GitError) {
        self.written = written
        do {
            handle = try Handle("read the index") { unsafe git_index_open(&$0, copy) }
        } catch {
            throw Self.explain(error)
        }
    }

    borrowing func slot(_ path: String) -> IndexSlot {
        for stage in Int32(1)...3
        where unsafe git_index_get_bypath(handle.pointer, path, stage) != nil {
            return IndexSlot(isConflicted: true)
        }
        guard let entry = unsafe git_index_get_bypath(handle.pointer, path, 0) else {
            return IndexSlot()
        }
        let more = unsafe entry.pointee.flags_extended
        return IndexSlot(
            id: ObjectID(unsafe entry.pointee.id), mode: unsafe entry.pointee.mode,
            isIntent: more & 0x2000 != 0, keptFlags: unsafe entry.pointee.flags & 0x8000,
            keptExtendedFlags: more & 0x4000)
    }

    /// Changes the copy.
    borrowing func apply(_ edits: [IndexEdit]) throws(GitError) {
        for edit in edits {
            guard let blob = edit.blob else {
                if slot(edit.path).id == nil { continue }
                try check("unstage", path: edit.path) {
                    unsafe git_index_remove(handle.pointer, edit.path, 0)
                }
                continue
            }
            let kept = slot(edit.path)
            try check("stage", path: edit.path) {
                unsafe edit.path.withCString { name in
                    var entry = unsafe Self.entry(blob, edit.status ?? stat(), kept, name)
                    return unsafe git_index_add(handle.pointer, &entry)
                }
            }
        }
        try check("write the index") { unsafe git_index_write(handle.pointer) }
    }

    /// Marks entries that would hide a change of their file.
    borrowing func markRacyEntries(_ top: String) throws(GitError) {
        let racy = RacyEntries(top: top, written: written)
        for number in 0..<(unsafe git_index_entrycount(handle.pointer)) {
            guard let found = unsafe git_index_get_byindex(handle.pointer, number),
                let path = unsafe found.pointee.path,
                racy.isRacy(UInt32(bitPattern: unsafe found.pointee.mtime.seconds))
            else { continue }
            var entry = unsafe found.pointee
            let file = RememberedFile(
                path: unsafe String(cString: path), id: ObjectID(unsafe entry.id),
                mode: unsafe entry.mode,
                modified: UInt32(bitPattern: unsafe entry.mtime.seconds),
                size: unsafe entry.file_size,
                isChecked: unsafe entry.flags & 0xB000 == 0
                    && entry.flags_extended & 0x6000 == 0)
            guard racy.hidesChange(file) else { continue }
            unsafe entry.file_size = 0
            try check("mark an entry", path: file.path) {
                unsafe file.path.withCString { name in
                    unsafe entry.path = name
                    return unsafe git_index_add(handle.pointer, &entry)
                }
            }
        }
    }

    private static func entry(
        _ blob: (id: ObjectID, mode: UInt32), _ info: stat, _ kept: IndexSlot,
        _ name: UnsafePointer<CChar>
    ) -> git_index_entry {
        var entry = unsafe git_index_entry()
        unsafe entry.ctime = time(info.changed)
        unsafe entry.mtime = time(info.modified)
        unsafe entry.dev = UInt32(truncatingIfNeeded: info.st_dev)
        unsafe entry.ino = UInt32(truncatingIfNeeded: info.st_ino)
        unsafe entry.uid = UInt32(truncatingIfNeeded: info.st_uid)
        unsafe entry.gid = UInt32(truncatingIfNeeded: info.st_gid)
        unsafe entry.file_size = UInt32(truncatingIfNeeded: info.st_size)
        unsafe entry.mode = blob.mode
        unsafe entry.id = blob.id.raw
        unsafe entry.flags = kept.keptFlags | (kept.keptExtendedFlags == 0 ? 0 : 0x4000)
        unsafe entry.flags_extended = kept.keptExtendedFlags
        unsafe entry.path = name
        return unsafe entry
    }

    private static func time(_ time: timespec) -> git_index_time {
        git_index_time(
            seconds: Int32(truncatingIfNeeded: time.tv_sec),
            nanoseconds: UInt32(truncatingIfNeeded: time.tv_nsec))
    }

    private static func explain(_ error: GitError) -> GitError {
        let causes = [
            ("'link'", "a split index", "git update-index --no-split-index"),
            ("'sdir'", "a sparse index", "git sparse-checkout reapply --no-sparse-index"),
        ]
        for (sign, cause, cure) in causes where error.description.contains(sign) {
            return GitError(
                .unsupportedRepository, error.operation,
                "The repository has \(cause), which libgit2 \(Library.version) does not read.",
                cure: "Run \"\(cure)\".")
        }
        return error
    }
}
