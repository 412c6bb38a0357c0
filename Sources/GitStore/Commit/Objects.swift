import CLibgit2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension GitRepositoryStore {
    /// Writes the new bytes into the object database.
    borrowing func storeBlobs(_ files: inout [PreparedFile]) throws(GitError) {
        for index in files.indices {
            guard let content = files[index].content else { continue }
            let bytes = try storedBytes(content, files[index].path)
            files[index].stored = try write(GIT_OBJECT_BLOB, bytes)
        }
    }

    borrowing func write(_ commit: CommitText) throws(GitError) -> ObjectID {
        try write(GIT_OBJECT_COMMIT, commit.bytes)
    }

    borrowing func write(_ type: git_object_t, _ bytes: [UInt8]) throws(GitError) -> ObjectID {
        let database = try Handle<OdbKind>("open the object database") {
            unsafe git_repository_odb(&$0, handle.pointer)
        }
        var id = git_oid()
        try check("write an object") {
            unsafe bytes.withUnsafeBytes {
                unsafe git_odb_write(&id, database.pointer, $0.baseAddress, $0.count, type)
            }
        }
        return ObjectID(id)
    }

    /// The branch's tree with the changed files.
    borrowing func makeTree(
        _ files: [PreparedFile], on base: ObjectID?
    ) throws(GitError) -> ObjectID {
        let changed = files.filter {
            $0.stored != $0.committed?.id || ($0.stored != nil && $0.mode != $0.committed?.mode)
        }
        if changed.isEmpty, let base { return base }
        guard let base else { return try unsafe makeTree(changed, baseline: nil) }
        let tree = try handle.object(base, GIT_OBJECT_TREE, "tree")
        return try unsafe makeTree(changed, baseline: tree.pointer)
    }

    private borrowing func makeTree(
        _ files: [PreparedFile], baseline: OpaquePointer?
    ) throws(GitError) -> ObjectID {
        var id = git_oid()
        try CStrings.lend(files.map(\.path)) { (paths) throws(GitError) in
            let updates = unsafe files.enumerated().map { index, file in
                unsafe Self.update(file, paths[index])
            }
            try check("make the tree of the commit") {
                unsafe git_tree_create_updated(
                    &id, handle.pointer, baseline, updates.count, updates)
            }
        }
        return ObjectID(id)
    }

    private static func update(
        _ file: PreparedFile, _ path: UnsafeMutablePointer<CChar>?
    ) -> git_tree_update {
        var update = unsafe git_tree_update()
        unsafe update.path = UnsafePointer(path)
        unsafe update.action = GIT_TREE_UPDATE_REMOVE
        guard let id = file.stored else { return unsafe update }
        unsafe update.action = GIT_TREE_UPDATE_UPSERT
        unsafe update.id = id.raw
        unsafe update.filemode = git_filemode_t(file.mode)
        return unsafe update
    }
}

/// The text of a commit object.
struct CommitText {
    let tree: ObjectID
    let parents: [ObjectID]
    let author: Signature
    let committer: Signature
    let message: String
    var signature: String?

    var bytes: [UInt8] {
        var text = "tree \(tree)\n"
        for parent in parents { text += "parent \(parent)\n" }
        text += "author \(author.line)\ncommitter \(committer.line)\n"
        if let signature {
            let lines = signature.split(separator: "\n", omittingEmptySubsequences: false)
            text += "gpgsig " + lines.joined(separator: "\n ") + "\n"
        }
        return Array((text + "\n" + message).utf8)
    }
}

enum CommitMessage {
    /// The message as git keeps it: no space at line ends, one newline at the end.
    ///
    /// - Throws: `invalidMessage` when nothing is left, or for a NUL character.
    static func tidy(_ message: String) throws(GitError) -> String {
        guard !message.utf8.contains(0) else { throw invalid("has a NUL character") }
        // A store in memory opens no repository, which would start the library.
        Library.start()
        let bytes = try unsafe takingBuffer("tidy the message") {
            unsafe git_message_prettify($0, message, 0, 0)
        }
        guard !bytes.isEmpty else { throw invalid("is empty") }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func invalid(_ what: String) -> GitError {
        GitError(
            .invalidMessage, "commit", "The commit message \(what).", cure: "Give it some text.")
    }
}
