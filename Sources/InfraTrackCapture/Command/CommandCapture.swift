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
        let task = try task(input.task, in: draft.snapshot)
        var output = input.output.map(CapturedOutput.init)
        var scope = RedactionScope(existing: input.texts + [output?.text ?? ""])
        var record = try redacted(input, in: &draft, &scope)
        if record.components.isEmpty { record.components = task?.components ?? [] }
        if let text = output?.text { output?.text = try draft.redact(text, in: &scope) }
        record.redactions = scope.counts
        guard let output else { return try draft.put(record) }
        return try put(record, output, in: &draft)
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
        _ input: CommandInput, in draft: inout Draft, _ scope: inout RedactionScope
    ) throws(LedgerError) -> CommandRecord {
        let text = try draft.redact(input.text, in: &scope)
        var record = CommandRecord(id: draft.newID(), command: text)
        (record.task, record.seq, record.exit) = (input.task, input.seq, input.exit)
        record.cwd = try draft.redact(input.cwd, in: &scope)
        record.host = try draft.redact(input.host, in: &scope)
        record.user = try draft.redact(input.user, in: &scope)
        record.shell = try draft.redact(input.shell, in: &scope)
        record.category = try draft.redact(input.category, in: &scope)
        record.started = input.started ?? draft.instant
        record.durationMicroseconds = input.durationMicroseconds
        record.components = input.components
        for label in input.labels { record.labels.append(try draft.redact(label, in: &scope)) }
        record.source = input.source
        return record
    }

    private static func put(
        _ draftRecord: CommandRecord, _ output: CapturedOutput, in draft: inout Draft
    ) throws(LedgerError) -> CommandRecord {
        var record = draftRecord
        let bytes = output.bytes
        record.output = CommandRecord.Output(bytes: bytes.count, lines: output.lines)
        guard output.form != .text || bytes.count > largestInline else {
            record.body = OutputBody.whole(output.text)
            return try draft.put(record)
        }
        let file = "\(record.id).out"
        record.output?.sha256 = Digest.sha256(bytes)
        record.output?.file = file
        record.body = OutputBody.reference(
            to: file, bytes: bytes.count,
            excerptOf: output.form == .binary ? nil : ByteScalar.readable(output.text))
        let written = try draft.put(record)
        try draft.attach(file, bytes, toCommand: record.id)
        return written
    }
}

extension CommandInput {
    fileprivate var texts: [String] {
        [text] + [cwd, host, user, shell, category].compactMap { $0 } + labels
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
