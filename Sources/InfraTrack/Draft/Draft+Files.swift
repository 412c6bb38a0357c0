import GitStore

extension Draft {
    /// Puts a file beside a record, such as the sidecar of a long output.
    ///
    /// - Parameters:
    ///   - name: the file's name, without folders and not ending in `.md`.
    ///   - bytes: the content, which the caller has redacted.
    ///   - record: the command it belongs to, which the draft or the store has.
    /// - Throws: ``LedgerError`` when there is no such command or the name is no plain file name.
    public mutating func attach(
        _ name: String, _ bytes: [UInt8], toCommand record: RecordID
    ) throws(LedgerError) {
        guard let stored = snapshot.commandTable[id: record] else {
            throw LedgerError(
                .missing, "There is no command “\(record)”.", cure: "Record it first.")
        }
        let isPlain =
            !name.isEmpty && !name.hasPrefix(".") && !name.hasSuffix(".md")
            && name.utf8.allSatisfy { $0 != 0x2F && $0 > 0x20 && $0 < 0x7F }
        guard isPlain else {
            throw LedgerError(
                .invalid, "“\(printable(name))” is no file name for an attachment.",
                cure: "Use letters, digits, “.” and “-”.")
        }
        let folder = stored.path.split(separator: "/").dropLast().joined(separator: "/")
        stage("\(folder)/\(name)", base: .any, content: try sealed(bytes, stored.record))
    }

    private func sealed(
        _ bytes: [UInt8], _ record: CommandRecord
    ) throws(LedgerError) -> [UInt8] {
        let place = TextPlace(.command, "output", labels: record.labels)
        guard let sealer = redactor?.sealer, sealer.seals(place) else { return bytes }
        do {
            return try sealer.sealed(bytes, at: place)
        } catch {
            throw LedgerError(
                .refused, "The output could not be encrypted, so nothing was written: \(error)",
                cure: "Correct “encryption” in \(Layout.settingsFile).")
        }
    }
}
