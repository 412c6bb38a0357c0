import FrontMatter
import GitStore

/// A folder of Markdown task files of another program.
///
/// Nothing outside the folder is read: no link is followed, and what lies in folders whose name
/// begins with a dot is passed over.
public struct ForeignFolder: Sendable {
    let files: [File]
    /// The folder as the caller names it, for messages.
    let name: String

    /// One file with its bytes, or why it cannot be read.
    struct File: Sendable {
        /// Relative to the folder.
        let path: String
        let bytes: [UInt8]
        let error: GitError?
    }

    /// Reads every `.md` file below a folder.
    ///
    /// - Parameters:
    ///   - directory: its absolute path.
    ///   - name: how messages name it.
    /// - Throws: ``LedgerError`` with code `missing` when it is not there.
    public init(reading directory: String, named name: String) throws(LedgerError) {
        self.name = name
        do throws(GitError) {
            files = try DirectoryWorkTree(root: directory).scan(
                [""], suffix: ".md", limit: LoadedFile.limit, threads: 1
            ) { entry, bytes, error in
                File(
                    path: entry.path, bytes: bytes.withUnsafeBufferPointer { Array($0) },
                    error: error)
            }.filter { !$0.path.split(separator: "/").contains { $0.hasPrefix(".") } }
        } catch {
            throw LedgerError(error)
        }
    }

    /// What an import made and what it could not take.
    public struct Outcome: Sendable {
        /// The tasks made, by the path of their files.
        public internal(set) var tasks: [RecordID] = []
        /// How many were there already.
        public internal(set) var known = 0
        /// The files that could not be taken.
        public internal(set) var refused: [Finding] = []
        /// Values that could not be taken, and were kept under another key.
        public internal(set) var warnings: [Finding] = []
    }
}

extension Draft {
    /// Takes the tasks of a folder into the store.
    ///
    /// A file keeps its body and its unknown keys byte for byte. Keys that mean what one of ours
    /// does, such as `tags` and `assignee`, are read into ours and stay; a value of one of our keys
    /// that had to change is kept under the key with `source_` before it. Ids are derived, so that
    /// taking a folder in twice makes nothing twice.
    ///
    /// - Throws: ``LedgerError`` with code `invalid` when no file could be taken.
    public mutating func importTasks(
        from folder: ForeignFolder
    ) throws(LedgerError) -> ForeignFolder.Outcome {
        try requireLoaded(.task)
        var job = ForeignImport(folder)
        for file in folder.files { job.read(file, &self) }
        for task in job.tasks { job.take(task, &self) }
        for task in job.tasks { job.link(task, &self) }
        let outcome = job.outcome
        if let first = outcome.refused.first, outcome.tasks.isEmpty, outcome.known == 0 {
            throw LedgerError(
                .invalid, "No file can be taken: \(first.message)", cure: first.cure,
                path: first.path, line: first.line, column: first.column)
        }
        return outcome
    }

    /// Puts a document that came from elsewhere as a new task.
    mutating func adopt(_ document: Document) throws(LedgerError) -> RecordID {
        let reading = try TaskRecord(reading: FieldReader(document, path: "the file"))
        try reading.validate()
        try checkReferences(of: reading)
        let path = reading.newPath(at: now)
        guard snapshot.unreadable[path] == nil else {
            throw LedgerError(
                .refused, "The file \(path) is there and cannot be read.",
                cure: "Mend or move it first.")
        }
        let stored = try Stored<TaskRecord>(reading: document, path: path, stamp: nil)
        stage(path, base: .absent, content: stored.bytes)
        snapshot.taskTable.put(stored)
        note("import", .task, reading.name, reading.subject)
        return reading.id
    }
}
