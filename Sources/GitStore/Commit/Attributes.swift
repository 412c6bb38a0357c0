import CLibgit2

extension GitRepositoryStore {
    /// Shows libgit2 the attribute files of the index, and nothing else of it.
    ///
    /// libgit2 would read the whole index to look for them, and keep an old copy.
    borrowing func showAttributes(
        of index: borrowing UserIndex, _ paths: [String]
    ) throws(GitError) {
        let small = try Handle<IndexKind>("make an index") { unsafe git_index_new(&$0) }
        try check("show attributes") {
            unsafe git_repository_set_index(handle.pointer, small.pointer)
        }
        guard let file = index.file else { return }
        var entries = file.attributeFiles.map { ($0.path, $0.id, UInt32(0o100644)) }
        for path in paths {
            // Whether a file keeps its carriage returns depends on what is staged.
            let slot = file.slot(path)
            if let id = slot.id { entries.append((path, id, slot.mode)) }
        }
        for (path, id, mode) in entries {
            try check("show attributes", path: path) {
                unsafe path.withCString { name in
                    var entry = unsafe git_index_entry()
                    unsafe entry.id = id.raw
                    unsafe entry.mode = mode
                    unsafe entry.path = name
                    return unsafe git_index_add(small.pointer, &entry)
                }
            }
        }
    }

    /// Refuses a path whose bytes git would pass through a program before storing them.
    borrowing func refuseFilter(_ path: String) throws(GitError) {
        for name in ["filter", "working-tree-encoding"] {
            var value: UnsafePointer<CChar>?
            try check("read the attributes", path: path) {
                unsafe git_attr_get(&value, handle.pointer, 0, path, name)
            }
            guard unsafe git_attr_value(value) == GIT_ATTR_VALUE_STRING else { continue }
            let text = unsafe value.map { unsafe String(cString: $0) } ?? ""
            throw GitError(
                .filterDriver, "store a file", path: path,
                "\(path) has the attribute \(name)=\(text), which libgit2 does not apply.",
                cure: "Take the attribute away from the store's folders, "
                    + "with \"-\(name)\" in a .gitattributes file.")
        }
    }

    /// The bytes as git stores them: line ends and keywords as the attributes say.
    borrowing func storedBytes(_ bytes: [UInt8], _ path: String) throws(GitError) -> [UInt8] {
        guard Self.mayChange(bytes) else { return bytes }
        var list: OpaquePointer?
        try check("read the filters", path: path) {
            unsafe git_filter_list_load(
                &list, handle.pointer, nil, path, GIT_FILTER_TO_ODB, 0)
        }
        guard unsafe list != nil else { return bytes }
        let filters = try Handle<FilterListKind>("read the filters") {
            unsafe $0 = list
            return 0
        }
        return try unsafe takingBuffer("apply the filters", path: path) { buffer in
            unsafe bytes.withUnsafeBytes { raw in
                let start = unsafe raw.baseAddress?.assumingMemoryBound(to: CChar.self)
                return unsafe git_filter_list_apply_to_buffer(
                    buffer, filters.pointer, start, raw.count)
            }
        }
    }

    /// Without a carriage return or a dollar sign no built-in filter has anything to do.
    private static func mayChange(_ bytes: [UInt8]) -> Bool {
        bytes.contains(UInt8(ascii: "\r")) || bytes.contains(UInt8(ascii: "$"))
    }

    /// Whether an ignore rule covers a path.
    borrowing func isIgnored(_ path: String) throws(GitError) -> Bool {
        var ignored: Int32 = 0
        try check("read the ignore rules", path: path) {
            unsafe git_ignore_path_is_ignored(&ignored, handle.pointer, path)
        }
        return ignored != 0
    }
}
