public import InfraTrack

/// Takes time worked out of another product's file.
///
/// Ids are derived from what an entry says, so that taking a file in twice makes nothing twice.
/// Whose client and project are not said takes them from its task. What cannot be taken is named
/// with its line, and the rest is taken.
public struct TimeImport: Sendable {
    /// The most bytes that are read of one file.
    package static let limit = 64 << 20

    /// The names of the forms.
    public static var sources: [String] { TimeSources.all.map { $0.name } }

    /// What an import made and what it could not take.
    public struct Outcome: Sendable {
        /// The entries made, in the order of the file.
        public internal(set) var entries: [RecordID] = []
        /// The tasks made for entries that name none.
        public internal(set) var tasks: [RecordID] = []
        /// How many entries were there already.
        public internal(set) var known = 0
        /// What could not be taken, with its line in the file.
        public internal(set) var refused: [Finding] = []
        /// What the reader should know: overlaps, components that are not known.
        public internal(set) var warnings: [Finding] = []
    }

    /// Whose time it is and what it was worked on, as far as the file does not say.
    public struct Details: Sendable {
        /// The task of every entry; the one an entry names, or one of its title, when `nil`.
        public var task: RecordID?
        /// Who worked, whatever the file says.
        public var person: String?
        /// Who worked when neither ``person`` nor the file says it.
        public var author: String?
        /// The IANA zone of times without offset; the person's when `nil`, else UTC.
        public var zone: String?

        /// Makes details; everything may be left out.
        public init(
            task: RecordID? = nil, person: String? = nil, author: String? = nil,
            zone: String? = nil
        ) {
            self.task = task
            self.person = person
            self.author = author
            self.zone = zone
        }
    }

    private let source: String
    private let file: String
    private let times: ForeignTimes

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - source: one of ``sources``.
    ///   - bytes: the file.
    ///   - file: its name, for messages.
    /// - Throws: `LedgerError` with code `usage` for an unknown source, `invalid` for what is no
    ///   UTF-8 or larger than 64 MiB.
    public init(source: String, bytes: [UInt8], file: String) throws(LedgerError) {
        guard let form = TimeSources.source(named: source) else {
            throw LedgerError(
                .usage, "There is no time source “\(printable(source))”.",
                cure: "Use \(Self.sources.joined(separator: ", ")).")
        }
        guard bytes.count <= Self.limit else {
            throw LedgerError(
                .invalid, "\(printable(file)) is larger than 64 MiB.", cure: "Import it in parts.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw LedgerError(
                .invalid, "\(printable(file)) is not UTF-8 text.", cure: "Convert it first.")
        }
        self.source = source
        self.file = file
        times = form.read(text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
    }

    /// Writes the entries that are not there yet.
    ///
    /// - Throws: `LedgerError`: `missing` for an unknown task, `invalid` for an unknown zone and
    ///   when nothing of the file could be taken.
    public func run(
        _ details: Details = Details(), in draft: inout Draft
    ) throws(LedgerError) -> Outcome {
        if let task = details.task, draft.snapshot.task(task) == nil {
            throw LedgerError(
                .missing, "There is no task \(task).", cure: "See “infratrack task list”.")
        }
        var run = TimeImportRun(source: source, file: file, details: details)
        for problem in times.problems { run.refuse(problem.line, problem.message, problem.cure) }
        for entry in times.entries { try run.take(entry, in: &draft) }
        var outcome = run.outcome
        outcome.refused.sort()
        if let first = outcome.refused.first, outcome.entries.isEmpty, outcome.known == 0 {
            throw LedgerError(
                .invalid, "Nothing of the file can be taken: \(first.message)", cure: first.cure,
                path: file, line: first.line)
        }
        return outcome
    }
}
