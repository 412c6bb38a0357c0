import FrontMatter
import GitStore

extension Repository {
    /// Makes a record's file what it was in a revision, byte for byte, in a new commit.
    ///
    /// - Throws: ``LedgerError``: `missing` when it was not there, `invalid` when it could not be
    ///   read then.
    @discardableResult
    public func restore(
        _ kind: RecordKind, _ name: String, at revision: String,
        options: CommitOptions = CommitOptions()
    ) throws -> Committed<Bool> {
        guard let (path, bytes) = try version(kind, name, at: revision) else {
            throw LedgerError(
                .missing,
                "There was no \(kind.noun) “\(printable(name))” in \(printable(revision)).",
                cure: "See “infratrack \(kind.noun) history \(printable(name))”.")
        }
        return try commit("\(kind.noun): restore \(name) from \(revision)", options: options) {
            draft in
            try draft.restore(path, bytes)
        }
    }
}

extension Draft {
    /// Puts a file's earlier bytes back; they passed the redaction when they were first written.
    mutating func restore(_ path: String, _ bytes: [UInt8]) throws(LedgerError) -> Bool {
        if let finding = snapshot.unreadable[path]?.finding {
            throw LedgerError(
                .refused, "The file is there and cannot be read.", cure: "Mend or remove it first.",
                path: path, line: finding.line, column: finding.column)
        }
        let file = LoadedFile(path, bytes, nil)
        if case .unreadable(let old) = file {
            throw LedgerError(
                .invalid, old.finding.message, cure: old.finding.cure, path: path,
                line: old.finding.line, column: old.finding.column)
        }
        let current = snapshot.bytes(path)
        guard current != bytes else { return false }
        stage(path, base: current.map { .content(.blob($0)) } ?? .absent, content: bytes)
        snapshot.put(file)
        return true
    }
}

extension Snapshot {
    /// The bytes of a record's file as it was read or last written.
    package func bytes(_ path: String) -> [UInt8]? {
        switch Layout.kind(ofPath: path) {
        case .task: taskTable[path: path]?.bytes
        case .component: componentTable[path: path]?.bytes
        case .alert: alertTable[path: path]?.bytes
        case .command: commandTable[path: path]?.bytes
        case .time: timeTable[path: path]?.bytes
        case .runbook: runbookTable[path: path]?.bytes
        case .invoice: invoiceTable[path: path]?.bytes
        case nil: nil
        }
    }
}
