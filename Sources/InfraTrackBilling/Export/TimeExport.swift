public import InfraTrack

/// The finished work in a range of days, in the form of another product.
///
/// Days are those of each client's zone, else UTC, and what crosses the range's borders is clipped,
/// so that the exports of two months hold every second once. Running timers are left out. An export
/// writes nothing; ``mark(in:)`` records what it took, and with `unmarked` a later export of the
/// same form leaves that out.
public struct TimeExport: Sendable {
    /// The form's name.
    public let format: String
    /// The file.
    public let text: String
    /// What the reader should know: running timers, missing rates and addresses, invented starts.
    public let warnings: [Finding]
    /// The entries it took, in order.
    public let entries: [RecordID]
    private let parts: [ExportPart]
    private let work: ExportedWork

    /// The names of the forms.
    public static var formats: [String] { TimeFormats.all.map { $0.name } }

    /// Makes the export.
    ///
    /// - Parameters:
    ///   - format: one of ``formats``.
    ///   - snapshot: the records and the settings.
    ///   - from: the first day.
    ///   - to: the last day, inclusive.
    ///   - client: only work for this client; all when `nil`.
    ///   - unmarked: whether what an earlier export of this form recorded is left out.
    /// - Throws: `LedgerError` with code `usage` for an unknown form and an empty range, and when
    ///   the settings' rates, rounding or zones cannot be read.
    public init(
        _ format: String, snapshot: Snapshot, from: CalendarDate, to: CalendarDate,
        client: String? = nil, unmarked: Bool = false
    ) throws(LedgerError) {
        guard let form = TimeFormats.format(named: format) else {
            throw LedgerError(
                .usage, "There is no export format “\(printable(format))”.",
                cure: "Use \(Self.formats.joined(separator: ", ")).")
        }
        guard from <= to else {
            throw LedgerError(
                .usage, "The range begins on \(from), after its end on \(to).",
                cure: "Exchange the two days.")
        }
        let filter = ReportFilter(
            from: from, to: to, client: client, project: nil, now: Timestamp(seconds: 0))
        var builder = try ExportBuilder(
            snapshot, filter, needs: form.needs, leavingOut: unmarked ? format : nil)
        if let client, snapshot.settings.clients[client] == nil {
            builder.findings.say(
                "undeclared-client", "infratrack.yaml", "The client “\(client)” is not declared.",
                "Add it to “clients:” in infratrack.yaml.")
        }
        for key in form.settings
        where snapshot.settings.root["exports"]?[format]?[key]?.text == nil {
            builder.findings.say(
                "missing-setting", "infratrack.yaml", "The column for “\(key)” is empty.",
                "Add “\(key):” to “exports: \(format):” in infratrack.yaml.")
        }
        let items = try builder.items()
        work = ExportedWork(items: items, from: from, to: to, settings: snapshot.settings)
        self.format = format
        text = form.text(work)
        warnings = builder.findings.all.sorted()
        parts = builder.parts(of: items)
        entries = parts.map(\.id)
    }

    /// Timewarrior's own files by name, such as `2026-11.data`, for its `data` folder.
    public var timewarriorFiles: [(name: String, text: String)] { TimewarriorData.files(work) }

    /// Marks the entries as exported.
    ///
    /// - Throws: `LedgerError` with code `refused` when an entry may not be changed.
    public func mark(in draft: inout Draft) throws(LedgerError) {
        for part in parts {
            guard var entry = draft.snapshot.entry(part.id) else { continue }
            var mark = TimeEntry.Export(format: format, at: draft.now)
            if let span = part.span {
                mark.from = Timestamp(seconds: span.lowerBound)
                mark.to = Timestamp(seconds: span.upperBound)
            }
            entry.exported.append(mark)
            do throws(LedgerError) {
                try draft.put(entry)
            } catch  where error.code == .refused {
                throw LedgerError(
                    .refused, error.message, cure: "Export without marking what is taken.")
            }
        }
    }
}

/// What an export took of an entry.
struct ExportPart: Sendable {
    let id: RecordID
    /// The seconds taken, when they are not all of the entry.
    let span: Range<Int64>?
}
