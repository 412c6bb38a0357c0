#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a transaction is about to do, written down before the first working file is touched.
struct Journal: Hashable {
    var workTree: String
    var gitDirectory: String
    var mode: CommitMode
    var reference: String?
    var tip: ObjectID?
    var files: [PlacedFile]
    /// Folders that the transaction makes, outermost first.
    var folders: [String]
    /// The new commit, once it is known.
    var commit: ObjectID?

    static let name = "journal"
    private static let header = "infratrack journal 1"

    var text: String {
        var lines = [
            Self.header, "tree \(workTree)", "git \(gitDirectory)", "mode \(mode.rawValue)",
            "ref \(reference ?? "-")", "tip \(Self.text(tip))",
        ]
        for file in files {
            let ids = [file.old, file.new, file.stored, file.staged].map { Self.text($0) }
            lines.append("file \(file.number) \(ids.joined(separator: " ")) \(file.path)")
        }
        lines += folders.map { "made \($0)" }
        lines.append("end")
        if let commit { lines.append("commit \(commit)") }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Reads a journal; nil when its writer did not come to the end of it.
    init?(_ text: String) {
        self.init(
            workTree: "", gitDirectory: "", mode: .write, files: [], folders: [])
        var isComplete = false
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.popLast() != nil, lines.first.map(String.init) == Self.header else {
            return nil
        }
        for line in lines.dropFirst() {
            if line == "end" {
                isComplete = true
            } else if !read(String(line)) {
                return nil
            }
        }
        if !isComplete { return nil }
    }

    init(
        workTree: String, gitDirectory: String, mode: CommitMode, reference: String? = nil,
        tip: ObjectID? = nil, files: [PlacedFile], folders: [String]
    ) {
        self.workTree = workTree
        self.gitDirectory = gitDirectory
        self.mode = mode
        self.reference = reference
        self.tip = tip
        self.files = files
        self.folders = folders
    }

    private mutating func read(_ line: String) -> Bool {
        guard let space = line.firstIndex(of: " ") else { return false }
        let value = String(line[line.index(after: space)...])
        switch line[..<space] {
        case "tree": workTree = value
        case "git": gitDirectory = value
        case "mode": mode = CommitMode(rawValue: value) ?? .write
        case "ref": reference = value == "-" ? nil : value
        case "tip": tip = ObjectID(hex: value)
        case "made": folders.append(value)
        case "commit": commit = ObjectID(hex: value)
        case "file":
            guard let file = Self.file(value) else { return false }
            files.append(file)
        default: return false
        }
        return true
    }

    private static func file(_ text: String) -> PlacedFile? {
        let parts = text.split(separator: " ", maxSplits: 5).map(String.init)
        guard parts.count == 6, let number = Int(parts[0]) else { return nil }
        return PlacedFile(
            number: number, path: parts[5], old: ObjectID(hex: parts[1]),
            new: ObjectID(hex: parts[2]), stored: ObjectID(hex: parts[3]),
            staged: ObjectID(hex: parts[4]))
    }

    private static func text(_ id: ObjectID?) -> String { id?.description ?? "-" }
}

extension Journal {
    /// Writes the journal into the private folder.
    func write(_ folder: borrowing Folder) throws(GitError) {
        try folder.create(Self.name, Array(text.utf8), permissions: 0o600)
    }

    /// Adds the commit, which is known last.
    static func append(commit: ObjectID, _ folder: borrowing Folder) throws(GitError) {
        let path = folder.join(name)
        let file = try folder.descriptor.open(name, O_WRONLY | O_APPEND, path: path)
        try file.write(Array("commit \(commit)\n".utf8), path: path)
    }

    /// The journal of an interrupted run; nil when there is none or it was never finished.
    static func read(_ folder: borrowing Folder) -> Journal? {
        guard let file = try? folder.descriptor.open(name, O_RDONLY, path: folder.join(name)),
            let bytes = try? file.contents(path: name).bytes
        else { return nil }
        return Journal(String(decoding: bytes, as: UTF8.self))
    }
}
