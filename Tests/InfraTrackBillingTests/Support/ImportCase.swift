import InfraTrack
import InfraTrackBilling

/// One store into which files are imported.
struct ImportCase {
    let repository: Repository

    init(settings: String = Ledger.settings, _ files: [String: String] = [:]) throws {
        repository = try Ledger.repository(settings: settings, files)
    }

    @discardableResult
    func run(
        _ source: String, _ text: String, task: String? = nil, person: String? = nil,
        zone: String? = nil
    ) throws -> TimeImport.Outcome {
        let job = try TimeImport(source: source, bytes: Array(text.utf8), file: "times")
        return try repository.commit { draft in
            try job.run(
                TimeImport.Details(
                    task: task.flatMap(RecordID.init), person: person,
                    author: "marcus", zone: zone),
                in: &draft)
        }.value
    }

    /// An entry in one line: times, client, project, components, labels, billable, text.
    func words(_ id: RecordID) -> String {
        guard let entry = repository.snapshot.entry(id) else { return "-" }
        let times: [String?] = [
            entry.start?.description, entry.end?.description, entry.date?.description,
            entry.durationSeconds.map { "\($0)s" },
        ]
        let title = repository.snapshot.task(entry.task)?.title
        let words = [title, entry.client, entry.project].map { $0 ?? "-" }
        let lists = [
            entry.components.map(\.component.description), entry.labels,
            entry.billable ? [] : ["free"],
        ].flatMap(\.self)
        return (times.compactMap(\.self) + words + lists).joined(separator: " ")
    }

    func words(_ outcome: TimeImport.Outcome) -> [String] { outcome.entries.map(words) }

    func problems(_ outcome: TimeImport.Outcome) -> [String] {
        outcome.refused.map { "\($0.line): \($0.message)" }
    }
}
