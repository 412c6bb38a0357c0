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
    /// The first eight bytes of the key of a name in ASCII: nearly always they tell names apart.
    private let start: UInt64?

    init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
        start = Self.start(of: name, isFolder: kind == .folder)
    }

    private static func start(of name: String, isFolder: Bool) -> UInt64? {
        var start: UInt64 = 0
        var count = 0
        for byte in name.utf8 {
            guard byte < 0x80 else { return nil }
            if count < 8 { start |= UInt64(byte) << UInt64(56 - 8 * count) }
            count += 1
        }
        if isFolder, count < 8 { start |= UInt64(UInt8(ascii: "/")) << UInt64(56 - 8 * count) }
        return start
    }

    /// The names in path order.
    ///
    /// Numbers are sorted instead of names: moving a name about would count its references.
    static func sorted(_ names: [DirectoryName]) -> [DirectoryName] {
        var order = names.indices.map { (start: names[$0].start, index: $0) }
        order.sort { left, right in
            if let mine = left.start, let other = right.start, mine != other { return mine < other }
            return names[left.index].key < names[right.index].key
        }
        return order.map { names[$0.index] }
    }

    enum Kind { case file, folder, link, other }

    /// Sorts folders as if their names ended in `/`, so that a walk comes in path order.
    var key: String { kind == .folder ? name + "/" : name }
}

enum DirectoryReader {
    /// The names in a folder that a walk looks at, in path order; works once for a folder.
    static func names(
        in folder: borrowing Folder, suffix: String
    ) throws(GitError) -> [DirectoryName] {
        // The stream closes its descriptor: give it one of its own.
        let raw = fcntl(folder.descriptor.raw, F_DUPFD_CLOEXEC, 0)
        guard raw >= 0, let stream = unsafe fdopendir(raw) else {
            throw .system(errno, "list", folder.path)
        }
        defer { unsafe closedir(stream) }
        let ending = Array(suffix.utf8)
        var result: [DirectoryName] = []
        while let entry = unsafe readdir(stream) {
            let type = unsafe Int32(entry.pointee.d_type)
            guard let start = unsafe shim_entry_name(entry) else { continue }
            let bytes = unsafe UnsafeBufferPointer(start: start, count: strlen(start))
            let raw = UnsafeRawBufferPointer(bytes)
            if let name = unsafe name(raw, type, folder, ending) { result.append(name) }
        }
        return DirectoryName.sorted(result)
    }

    /// Looks at bytes before it makes text of them: a store has many names.
    private static func name(
        _ bytes: UnsafeRawBufferPointer, _ type: Int32, _ folder: borrowing Folder,
        _ suffix: [UInt8]
    ) -> DirectoryName? {
        let matches = unsafe bytes.suffix(suffix.count).elementsEqual(suffix)
        if !matches && type == Int32(DT_REG) { return nil }
        if unsafe isSkipped(bytes) { return nil }
        let valid = unsafe String(validating: bytes, as: UTF8.self)
        let name = unsafe valid ?? String(decoding: bytes, as: UTF8.self)
        let isOdd = unsafe valid == nil || hasControl(bytes)
        switch kind(type, name, folder) {
        case .folder: return DirectoryName(name: name, kind: isOdd ? .other : .folder)
        case .link:
            guard matches || folder.leadsToFolder(name) else { return nil }
            return DirectoryName(name: name, kind: .link)
        case let kind:
            guard matches else { return nil }
            return DirectoryName(name: name, kind: isOdd ? .other : kind)
        }
    }

    /// The folder itself, its parent, and what belongs to git.
    private static func isSkipped(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard unsafe bytes.first == UInt8(ascii: ".") else { return false }
        let name = unsafe String(decoding: bytes, as: UTF8.self)
        return name == "." || name == ".." || name.lowercased() == ".git"
    }

    private static func hasControl(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if unsafe bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return false }
        return unsafe String(decoding: bytes, as: UTF8.self)
            .unicodeScalars.contains(where: PathRules.isControl)
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
