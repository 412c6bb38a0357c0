import FrontMatter
import GitStore

extension Repository {
    /// Everything ``Snapshot/check()`` finds, and what is wrong with files beside the records.
    ///
    /// - Throws: ``LedgerError`` when the store cannot be read at all.
    public func check() throws(LedgerError) -> [Finding] {
        let snapshot = snapshot
        var findings = snapshot.check()
        for stored in snapshot.commandTable.all {
            if let finding = try sidecarFinding(stored) { findings.append(finding) }
        }
        findings += try setupProblems().filter { problem in
            RecordKind.allCases.contains {
                problem.path.hasPrefix($0.folder + "/") && snapshot.count($0) > 0
            }
        }
        return findings.sorted()
    }

    private func sidecarFinding(
        _ stored: Stored<CommandRecord>
    ) throws(LedgerError) -> Finding? {
        guard let output = stored.record.output, let name = output.file else { return nil }
        let folder = stored.path.split(separator: "/").dropLast().joined(separator: "/")
        let isPlain = !name.contains("/") && !name.hasPrefix(".")
        let bytes = isPlain ? try attachment("\(folder)/\(name)") : nil
        let matches = bytes.map { output.sha256 == nil || Digest.sha256($0) == output.sha256 }
        guard matches != true else { return nil }
        let place = stored.document?.place(of: "output")
        return Finding(
            .error, rule: "sidecar", path: stored.path, line: place?.line ?? 1,
            column: place?.column ?? 1,
            message: bytes == nil
                ? "The output file “\(printable(name))” is missing."
                : "The output file “\(printable(name))” is not what was recorded.",
            cure: "Restore it from the history.")
    }

    /// The bytes of a command's sidecar; outputs may be large.
    func attachment(_ path: String) throws(LedgerError) -> [UInt8]? {
        do throws(GitError) {
            return try tree.read(path, limit: 1 << 30).bytes
        } catch {
            if error.code == .missing { return nil }
            throw LedgerError(error)
        }
    }
}
