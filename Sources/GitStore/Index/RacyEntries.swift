#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the index remembers of a working file, as far as it matters here.
struct RememberedFile {
    let path: String
    let id: ObjectID
    let mode: UInt32
    /// Last change of the bytes, in whole seconds: git compares no more than that.
    let modified: UInt32
    let size: UInt32
    /// Whether git looks at the working file at all.
    let isChecked: Bool
}

/// Entries that would hide a change of their file once the index gets a newer date.
///
/// A file that is changed within the second in which it was staged looks unchanged. git notices
/// because the index is not newer than the file, and whoever writes the index anew has to mark
/// such entries: with the size zero git looks at the bytes.
struct RacyEntries {
    private let top: String
    private let written: Int64

    /// The index that is replaced was written at a moment, in nanoseconds since 1970.
    init(top: String, written: Int64) {
        self.top = top
        self.written = written / 1_000_000_000
    }

    func isRacy(_ modified: UInt32) -> Bool { Int64(modified) >= written }

    /// Whether an entry has to be marked: its file looks unchanged and is not.
    func hidesChange(_ entry: RememberedFile) -> Bool {
        guard isRacy(entry.modified), entry.isChecked, entry.size != 0,
            entry.mode & UInt32(S_IFMT) == UInt32(S_IFREG), let folder = try? Folder(top),
            let file = try? folder.open(entry.path, O_RDONLY | O_NONBLOCK),
            let info = try? file.status(entry.path), looksUnchanged(info, entry)
        else { return false }
        guard let bytes = try? file.contents(path: entry.path).bytes else { return true }
        // Line ends may differ from what is stored: then git looks once more than it has to.
        return ObjectID.blob(bytes) != entry.id
    }

    private func looksUnchanged(_ info: stat, _ entry: RememberedFile) -> Bool {
        UInt32(truncatingIfNeeded: info.st_size) == entry.size
            && UInt32(truncatingIfNeeded: info.modified.tv_sec) == entry.modified
    }
}

extension IndexFile {
    /// The same index with entries marked that would hide a change.
    func markingRacyEntries(_ top: String) -> IndexFile {
        guard let stamp else { return self }
        let racy = RacyEntries(top: top, written: stamp.modified)
        var marked: [Int] = []
        for offset in offsets.dropLast().map({ Int($0) })
        where racy.isRacy(bytes.span.bigEndian32(at: offset + 8)) {
            if racy.hidesChange(remembered(offset)) { marked.append(offset) }
        }
        if marked.isEmpty { return self }
        var changed = bytes
        for offset in marked {
            for index in offset + 36..<offset + 40 { changed[index] = 0 }
        }
        return IndexFile(
            bytes: changed, stamp: stamp, offsets: offsets, extensions: extensions,
            attributeFiles: attributeFiles)
    }

    private func remembered(_ offset: Int) -> RememberedFile {
        let span = bytes.span
        let flags = span.bigEndian16(at: offset + 60)
        let more = flags & 0x4000 == 0 ? 0 : span.bigEndian16(at: offset + 62)
        let name = Self.nameRange(span, offset)
        return RememberedFile(
            path: String(decoding: Array(copying: span, name), as: UTF8.self),
            id: ObjectID(bytes: span, at: offset + 40), mode: span.bigEndian32(at: offset + 24),
            modified: span.bigEndian32(at: offset + 8), size: span.bigEndian32(at: offset + 36),
            isChecked: flags & 0xB000 == 0 && more & 0x6000 == 0)
    }
}
