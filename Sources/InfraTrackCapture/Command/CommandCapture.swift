public import InfraTrack

/// Makes records of commands that were run elsewhere; nothing is ever run.
public enum CommandCapture {
    /// The longest output that stands in the record itself, in bytes after redaction.
    public static let largestInline = 256 * 1024

    /// Puts a command and what it printed into a draft.
    ///
    /// The output is replayed as its terminal showed it, redacted, and kept in a fence. Output that
    /// is longer than ``largestInline`` or no UTF-8 goes to a file beside the record.
    ///
    /// - Returns: the record as written, after redaction.
    /// - Throws: `LedgerError` when the task or a component does not exist, a value breaks the
    ///   format, or there are no redaction rules.
    @discardableResult
    public static func record(
        _ input: CommandInput, in draft: inout Draft
    ) throws(LedgerError) -> CommandRecord {
        try take(input, in: &draft).record
    }

    /// Puts a command into a draft unless the same one is there already.
    ///
    /// - Parameter taken: ids that other commands have which look the same.
    /// - Returns: the record, and what was done.
    static func take(
        _ input: CommandInput, besides taken: Set<RecordID> = [], in draft: inout Draft
    ) throws(LedgerError) -> (record: CommandRecord, effect: CaptureEffect) {
        let task = try task(input.task, in: draft.snapshot)
        var output = input.output.map { CapturedOutput($0, on: input.terminal) }
        var scope = RedactionScope(existing: input.texts + [output?.text ?? ""])
        var record = try redacted(input, besides: taken, in: &draft, &scope)
        if let known = draft.snapshot.command(record.id) {
            return try complete(known, with: record, in: &draft)
        }
        if record.components.isEmpty { record.components = task?.components ?? [] }
        if let text = output?.text { output?.text = try draft.redact(text, in: &scope) }
        record.redactions = scope.counts
        guard let output else { return (try draft.put(record), .added) }
        return (try put(record, output, in: &draft), .added)
    }

    /// A command that had not ended when it was taken in gets its end; all else stays.
    private static func complete(
        _ known: CommandRecord, with record: CommandRecord, in draft: inout Draft
    ) throws(LedgerError) -> (record: CommandRecord, effect: CaptureEffect) {
        guard known.exit == nil, let exit = record.exit else { return (known, .known) }
        var completed = known
        completed.exit = exit
        completed.durationMicroseconds = known.durationMicroseconds ?? record.durationMicroseconds
        let paragraphs = known.body.split(separator: "\n\n", maxSplits: 1).map(String.init)
        // The notes on what was not known are made anew; what people wrote stays.
        if paragraphs.allSatisfy({ _ in paragraphs[0].contains(CapturedSession.unknown) }) {
            completed.body = ([record.body] + paragraphs.dropFirst())
                .filter { !$0.isEmpty }.joined(separator: "\n")
        }
        return (try draft.put(completed), .completed)
    }

    private static func task(
        _ id: RecordID?, in snapshot: Snapshot
    ) throws(LedgerError) -> TaskRecord? {
        guard let id else { return nil }
        guard let task = snapshot.task(id) else {
            throw LedgerError(
                .missing, "There is no task \(id).", cure: "See “infratrack task list”.")
        }
        return task
    }

    /// All texts of one record share a scope, so that a value has one mask in all of them.
    private static func redacted(
        _ input: CommandInput, besides taken: Set<RecordID>, in draft: inout Draft,
        _ scope: inout RedactionScope
    ) throws(LedgerError) -> CommandRecord {
        let text = try draft.redact(input.text, in: &scope)
        let id = input.identity.map { Self.id($0, text, besides: taken) } ?? draft.newID()
        var record = CommandRecord(id: id, command: text)
        (record.task, record.seq, record.exit) = (input.task, input.seq, input.exit)
        record.cwd = try draft.redact(input.cwd, in: &scope)
        record.host = try draft.redact(input.host, in: &scope)
        record.user = try draft.redact(input.user, in: &scope)
        record.shell = try draft.redact(input.shell, in: &scope)
        record.category = try draft.redact(input.category, in: &scope)
        record.started = input.started ?? (input.identity == nil ? draft.instant : nil)
        record.durationMicroseconds = input.durationMicroseconds
        record.components = input.components
        for label in input.labels { record.labels.append(try draft.redact(label, in: &scope)) }
        record.source = input.source
        for note in input.notes { record.body += try draft.redact(note, in: &scope) + "\n" }
        return record
    }

    /// The first free id of commands that nothing tells apart, such as equal lines of a history.
    private static func id(
        _ identity: [String], _ text: String, besides taken: Set<RecordID>
    ) -> RecordID {
        func id(_ ordinal: Int) -> RecordID {
            RecordID.derived(from: ["command"] + identity + [String(ordinal), text])
        }
        var ordinal = 1
        while taken.contains(id(ordinal)) { ordinal += 1 }
        return id(ordinal)
    }

    private static func put(
        _ draftRecord: CommandRecord, _ output: CapturedOutput, in draft: inout Draft
    ) throws(LedgerError) -> CommandRecord {
        var record = draftRecord
        let bytes = output.bytes
        record.output = CommandRecord.Output(bytes: bytes.count, lines: output.lines)
        guard output.form != .text || bytes.count > largestInline else {
            record.body.append(paragraph: OutputBody.whole(output.text))
            return try draft.put(record)
        }
        let file = "\(record.id).out"
        record.output?.sha256 = Digest.sha256(bytes)
        record.output?.file = file
        record.body.append(
            paragraph: OutputBody.reference(
                to: file, bytes: bytes.count,
                excerptOf: output.form == .binary ? nil : ByteScalar.readable(output.text)))
        let written = try draft.put(record)
        try draft.attach(file, bytes, toCommand: record.id)
        return written
    }
}

/// What taking a command in did.
public enum CaptureEffect: String, Sendable {
    /// A new record was made.
    case added
    /// The record was there without an end, and has one now.
    case completed
    /// The record was there already.
    case known
}

extension String {
    /// Adds text after a blank line.
    fileprivate mutating func append(paragraph: String) {
        guard !paragraph.isEmpty else { return }
        self += (isEmpty ? "" : "\n") + paragraph
    }
}

extension CommandInput {
    fileprivate var texts: [String] {
        [text] + [cwd, host, user, shell, category].compactMap { $0 } + labels + notes
    }
}

extension Draft {
    fileprivate mutating func redact(
        _ text: String?, in scope: inout RedactionScope
    ) throws(LedgerError) -> String? {
        guard let text else { return nil }
        return try redact(text, in: &scope) as String
    }
}
