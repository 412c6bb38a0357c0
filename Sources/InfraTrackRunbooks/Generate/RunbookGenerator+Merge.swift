import InfraTrack

extension RunbookGenerator {
    /// Takes the generated text, merged with what a person wrote.
    func settle(
        _ runbook: inout Runbook, _ generated: String, _ existing: Runbook?,
        _ edited: HandEdited?, in draft: inout Draft
    ) throws {
        // The text passes the redaction before it is compared with what did.
        let text = try redacted(generated, in: &draft)
        let hash = Digest.sha256(Array(text.utf8))
        guard let existing, !force, existing.isEdited else {
            if existing?.body != text { runbook.status = .draft }
            runbook.body = text
            return runbook.bodyHash = hash
        }
        // Nothing new was generated, so what the person wrote stands.
        if existing.bodyHash == hash { return }
        guard let edited else { throw Self.editedByHand(existing.name) }
        guard edited.body == existing.body else { throw ChangedMeanwhile() }
        let merged = try RecordMerge.merge(
            text: edited.base ?? "", ours: existing.body, theirs: text)
        runbook.bodyHash = hash
        if merged.isConflict { throw try conflict(runbook, merged.text, in: &draft) }
        if merged.text != existing.body { runbook.status = .draft }
        runbook.body = merged.text
    }

    private func redacted(_ text: String, in draft: inout Draft) throws -> String {
        do {
            return try draft.redact(text)
        } catch {
            // A store without rules has no transcripts either.
            if error.message == LedgerError.noRules { return text }
            throw error
        }
    }

    /// The whole file with the new front matter over the text with its markers.
    private func conflict(
        _ runbook: Runbook, _ marked: String, in draft: inout Draft
    ) throws(LedgerError) -> MergeConflict {
        let written = try draft.put(runbook)
        let file = draft.snapshot.text(.runbook, runbook.name) ?? ""
        let head = file.dropLast(written.body.count)
        return MergeConflict(runbook: written, markedFile: head + marked)
    }

    /// Writes it.
    func write(_ runbook: Runbook, in draft: inout Draft) throws(LedgerError) -> Runbook {
        try draft.put(runbook)
    }

    static func editedByHand(_ name: String) -> LedgerError {
        LedgerError(
            .refused, "The text of runbook “\(printable(name))” was written or edited by hand.",
            cure: "Use “--force” to overwrite it, or generate under another name and compare.",
            path: "runbooks/\(name).md")
    }

    /// What a person wrote, with the text it was made of; `nil` when nobody wrote anything.
    func handEdited(_ name: String, in repository: Repository) throws -> HandEdited? {
        guard let existing = repository.snapshot.runbook(name), !force, existing.isEdited else {
            return nil
        }
        // Without a hash it was never generated: there is nothing to merge with.
        guard existing.bodyHash != nil else { return nil }
        let search = LastGenerated(repository: repository, generator: self)
        return HandEdited(body: existing.body, base: try search.text(of: existing))
    }
}

extension Runbook {
    /// Whether the text differs from what was generated last.
    var isEdited: Bool { bodyHash != Digest.sha256(Array(body.utf8)) }
}

extension LedgerError {
    /// What the core says when it has no redactor.
    fileprivate static let noRules = "Commands are not written without redaction rules."
}
