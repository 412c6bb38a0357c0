import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The user's index as it was when `index.lock` was taken, and its changed copy.
enum UserIndex: ~Copyable {
    case patched(IndexFile)
    case foreign(ForeignIndex)

    /// The bytes that are patched; nil when libgit2 does the work.
    var file: IndexFile? {
        switch self {
        case .patched(let file): file
        case .foreign: nil
        }
    }

    borrowing func slot(_ path: String) -> IndexSlot {
        switch self {
        case .patched(let file): file.slot(path)
        case .foreign(let index): index.slot(path)
        }
    }
}

extension GitRepositoryStore {
    /// The private file that becomes the new index.
    var newIndex: String { places.privateDirectory + "/index.new" }

    /// Reads the user's index; it must not change before the lock is released.
    borrowing func loadIndex() throws(GitError) -> UserIndex {
        let file: FileDescriptor
        do { file = try FileDescriptor.open(places.index, O_RDONLY) } catch
            where error.code == .missing
        { return .patched(.empty) }
        let stamp = FileStamp(try file.status(places.index))
        let cached = indexCache.withLock { $0 }
        // The checksum at the end settles it where a file system's clock is too coarse.
        if let cached, cached.stamp == stamp, cached.hasChecksum(of: file) {
            return .patched(cached)
        }
        let bytes = try file.contents(path: places.index).bytes
        do throws(IndexFile.Obstacle) {
            let index = try IndexFile(bytes, stamp: stamp)
            indexCache.withLock { $0 = index }
            return .patched(index)
        } catch {
            guard error == .unknownFormat else { throw Self.damagedIndex(places.index) }
        }
        let folder = try Folder(places.privateDirectory)
        try folder.create("index.new", bytes)
        return .foreign(try ForeignIndex(newIndex, written: stamp.modified))
    }

    /// Writes the changed copy; the user's index is still as it was.
    borrowing func writeNewIndex(
        _ index: borrowing UserIndex, _ edits: [IndexEdit]
    ) throws(GitError) -> IndexFile? {
        switch index {
        case .foreign(let foreign):
            try foreign.markRacyEntries(places.workTree)
            try foreign.apply(edits)
            return nil
        case .patched(let file):
            let bytes = IndexPatch.apply(
                edits, to: file.markingRacyEntries(places.workTree))
            let permissions = try? FileDescriptor.open(places.index, O_RDONLY)
                .status(places.index).st_mode
            try Folder(places.privateDirectory)
                .create("index.new", bytes, permissions: permissions)
            return try? IndexFile(bytes, stamp: nil, verifying: false)
        }
    }

    /// Puts the changed copy in the place of the user's index.
    borrowing func publishIndex(_ written: IndexFile?) throws(GitError) {
        guard unsafe rename(newIndex, places.index) == 0 else {
            throw .system(errno, "replace", places.index)
        }
        let stamp = (try? FileDescriptor.open(places.index, O_RDONLY).status(places.index))
            .map { FileStamp($0) }
        indexCache.withLock { $0 = written?.with(stamp: stamp) }
    }

    private static func damagedIndex(_ path: String) -> GitError {
        GitError(
            .corrupt, "read the index", path: path, "The index \(path) is damaged.",
            cure: "Remove it and run \"git reset\".")
    }
}

extension IndexFile {
    /// Whether a file ends in this index's checksum.
    func hasChecksum(of file: borrowing FileDescriptor) -> Bool {
        if skipsHash { return false }
        let raw = file.raw
        lseek(raw, off_t(bytes.count - 20), SEEK_SET)
        defer { lseek(raw, 0, SEEK_SET) }
        var end = [UInt8](repeating: 0, count: 20)
        let count = unsafe end.withUnsafeMutableBytes { target -> Int in
            guard let start = unsafe target.baseAddress else { return 0 }
            return unsafe read(raw, start, 20)
        }
        return count == 20 && end.elementsEqual(bytes.suffix(20))
    }

    /// The same bytes, found in a file in this state.
    func with(stamp: FileStamp?) -> IndexFile? {
        guard let stamp else { return nil }
        return IndexFile(
            bytes: bytes, stamp: stamp, offsets: offsets, extensions: extensions,
            attributeFiles: attributeFiles)
    }
}
