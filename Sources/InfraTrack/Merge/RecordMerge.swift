import FrontMatter
import GitStore

/// Merges two versions of a record field by field, as git's merge driver.
public enum RecordMerge {
    /// The outcome of a merge.
    public struct Outcome: Sendable, Hashable {
        /// The merged file; with conflict markers when the versions contradict each other.
        public let bytes: [UInt8]
        /// The fields, or `body`, that both versions changed differently.
        public let conflicts: [String]
    }

    /// Merges what two sides made of a common ancestor.
    ///
    /// A field that one side changed takes that side's value; lists of words that both changed
    /// are merged as sets; texts are merged by lines. A field that both changed to different
    /// values is a conflict, and the whole file is then merged by lines with markers.
    ///
    /// - Parameters:
    ///   - base: the ancestor; empty when both sides added the file.
    ///   - ours: our version.
    ///   - theirs: their version.
    ///   - path: the file's path, which tells the kind of record.
    public static func merge(
        base: [UInt8], ours: [UInt8], theirs: [UInt8], path: String
    ) throws(LedgerError) -> Outcome {
        if let merged = fieldwise(base: base, ours: ours, theirs: theirs, path: path) {
            if merged.conflicts.isEmpty { return merged }
            let text = try textual(base: base, ours: ours, theirs: theirs)
            return Outcome(bytes: text.bytes, conflicts: merged.conflicts)
        }
        let text = try textual(base: base, ours: ours, theirs: theirs)
        return Outcome(bytes: text.bytes, conflicts: text.isConflict ? ["text"] : [])
    }

    /// Merges what two sides made of a text, by lines; contradictions are marked.
    public static func merge(
        text base: String, ours: String, theirs: String
    ) throws(LedgerError) -> (text: String, isConflict: Bool) {
        let merged = try textual(
            base: Array(base.utf8), ours: Array(ours.utf8), theirs: Array(theirs.utf8))
        return (String(decoding: merged.bytes, as: UTF8.self), merged.isConflict)
    }

    private static func textual(
        base: [UInt8], ours: [UInt8], theirs: [UInt8]
    ) throws(LedgerError) -> (bytes: [UInt8], isConflict: Bool) {
        do throws(GitError) {
            return try TextMerge.merge(base: base, ours: ours, theirs: theirs)
        } catch {
            throw LedgerError(error)
        }
    }

    /// `nil` when a version cannot be read as a document.
    private static func fieldwise(
        base: [UInt8], ours: [UInt8], theirs: [UInt8], path: String
    ) -> Outcome? {
        let empty = Array("---\n---\n".utf8)
        guard let base = try? Document(parsing: base.isEmpty ? empty : base),
            var result = try? Document(parsing: ours), let theirs = try? Document(parsing: theirs)
        else { return nil }
        var conflicts: [String] = []
        let order = Layout.keyOrder(ofPath: path)
        let alerts = AlertMerge(base: base, ours: result, theirs: theirs, path: path)
        let written = TypedFields(theirs, path: path)
        for key in Set(base.keys + result.keys + theirs.keys).sorted() {
            let merged = value(base, result, theirs, key, alerts)
            guard let merged, (try? apply(merged, key, order, written, to: &result)) != nil
            else {
                conflicts.append(key)
                continue
            }
        }
        if !mergeBody(base.body, theirs.body, alerts, into: &result) { conflicts.append("body") }
        return Outcome(bytes: result.bytes, conflicts: conflicts)
    }

    private static func apply(
        _ merged: Merged, _ key: String, _ order: [String], _ written: TypedFields,
        to document: inout Document
    ) throws(FormatError) {
        switch merged {
        case .keep: break
        case .take(let value?):
            try document.set(key, to: written.typed(key, value), order: order)
        case .take(nil): try document.remove(key)
        }
    }

    /// What the rules for alerts say where both sides changed a field, else what holds for any.
    private static func value(
        _ base: Document, _ ours: Document, _ theirs: Document, _ key: String, _ alerts: AlertMerge?
    ) -> Merged? {
        let merged = value(base.value(key), ours.value(key), theirs.value(key))
        guard let alerts, merged == nil || alerts.isJoined(key), let side = alerts.side(key) else {
            return merged
        }
        return side == .ours ? .keep : .take(theirs.value(key))
    }

    private enum Merged {
        case keep
        case take(Value?)
    }

    /// `nil` when both sides changed the value differently.
    private static func value(_ base: Value?, _ ours: Value?, _ theirs: Value?) -> Merged? {
        if ours == theirs || theirs == base { return .keep }
        if ours == base { return .take(theirs) }
        guard let before = (base ?? .list([])).words, let mine = (ours ?? .list([])).words,
            let other = (theirs ?? .list([])).words
        else { return nil }
        let removed = Set(before).subtracting(other)
        let added = other.filter { !before.contains($0) && !mine.contains($0) }
        let words = mine.filter { !removed.contains($0) } + added
        return .take(words.isEmpty ? nil : .list(words.map(Value.scalar)))
    }

    private static func mergeBody(
        _ base: String, _ theirs: String, _ alerts: AlertMerge?, into document: inout Document
    ) -> Bool {
        let ours = document.body
        if ours == theirs || theirs == base { return true }
        if ours == base { return (try? document.setBody(theirs)) != nil }
        guard
            let merged = try? TextMerge.merge(
                base: Array(base.utf8), ours: Array(ours.utf8), theirs: Array(theirs.utf8)),
            !merged.isConflict
        else {
            guard let known = alerts?.body else { return false }
            return (try? document.setBody("\n" + known)) != nil
        }
        return (try? document.setBody(String(decoding: merged.bytes, as: UTF8.self))) != nil
    }
}

extension Value {
    /// The texts of a list of words; `nil` for anything else.
    fileprivate var words: [String]? {
        guard case .list = self else { return nil }
        return strings
    }
}

extension Layout {
    /// The kind of the record at a path from the root of the work tree.
    static func kindWithin(_ path: String) -> RecordKind? {
        kind(ofPath: path)
            ?? RecordKind.allCases.first { path.contains("/\($0.folder)/") }
    }

    /// The canonical key order of the record at a path.
    static func keyOrder(ofPath path: String) -> [String] {
        switch kindWithin(path) {
        case .task: TaskRecord.keyOrder
        case .component: Component.keyOrder
        case .alert: AlertRecord.keyOrder
        case .command: CommandRecord.keyOrder
        case .time: TimeEntry.keyOrder
        case .runbook: Runbook.keyOrder
        case .invoice: InvoiceRecord.keyOrder
        case nil: []
        }
    }
}
