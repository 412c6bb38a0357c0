import InfraTrack

/// Finds the text that a runbook had when it was generated last; its hash tells the right one.
///
/// It is not kept in the tree. It is, in this order: a committed version of the file; what a merge
/// of a committed version with hand edits came from, worked out backwards; or what the records of
/// that time give again.
struct LastGenerated {
    let repository: Repository
    let generator: RunbookGenerator

    /// How many versions are looked at.
    private static let limit = 200

    private struct Version {
        let commit: String
        let body: String
        let hash: String?
        let title: String
        let owner: String?
        let template: String?
    }

    func text(of runbook: Runbook) throws -> String? {
        guard let hash = runbook.bodyHash else { return nil }
        let versions = try versions(runbook.name)
        if let text = text(hash, in: versions[...]) { return text }
        return try again(runbook, hash, versions)
    }

    private func versions(_ name: String) throws -> [Version] {
        try repository.versions(.runbook, name, limit: Self.limit).compactMap {
            commit, bytes -> Version? in
            guard let file = try? FieldReader(parsing: bytes, path: "") else { return nil }
            return Version(
                commit: commit, body: file.body, hash: try? file.text("body_hash"),
                title: (try? file.text("title")) ?? "", owner: try? file.text("owner"),
                template: try? file.text("template_hash"))
        }
    }

    /// The text with a hash, from versions with the newest first.
    private func text(_ hash: String, in versions: ArraySlice<Version>) -> String? {
        if let version = versions.first(where: { Self.hash($0.body) == hash }) {
            return version.body
        }
        // The first version that was made with it is a merge of it with the edits before.
        guard let merge = versions.lastIndex(where: { $0.hash == hash }) else { return nil }
        let older = versions[(merge + 1)...]
        guard let before = older.first, let oldHash = before.hash,
            let base = text(oldHash, in: older),
            let undone = try? RecordMerge.merge(
                text: before.body, ours: versions[merge].body, theirs: base)
        else { return nil }
        return Self.hash(undone.text) == hash ? undone.text : nil
    }

    /// The text as the records of a version's time give it again.
    private func again(
        _ runbook: Runbook, _ hash: String, _ versions: [Version]
    ) throws -> String? {
        guard runbook.templateHash == generator.template.hash else { return nil }
        let first = versions.last { $0.hash == hash }
        var old = runbook
        if let first { (old.title, old.owner) = (first.title, first.owner) }
        for revision in [first?.commit, "HEAD"].compactMap(\.self) {
            let snapshot = try repository.snapshot(at: revision)
            let ids = runbook.sources.map(\.task)
            var seen: Set<RecordID> = []
            let tasks = ids.filter { seen.insert($0).inserted }.compactMap(snapshot.task)
            guard !tasks.isEmpty, let text = try? generator.fill(&old, tasks, snapshot) else {
                continue
            }
            if Self.hash(text) == hash { return text }
        }
        return nil
    }

    private static func hash(_ text: String) -> String { Digest.sha256(Array(text.utf8)) }
}
