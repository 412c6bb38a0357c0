package import GitStore

/// Changes on their way into one commit: a private copy of the snapshot with everything put so far.
///
/// A draft lives only inside ``Repository/commit(_:options:_:)``. Reading ``snapshot`` sees the
/// draft's own changes. Everything that enters it is redacted before it is kept.
public struct Draft: ~Copyable {
    /// The records as they will be after the commit.
    public package(set) var snapshot: Snapshot
    /// The time of the transaction, in whole seconds as records are stamped.
    public let now: Timestamp
    /// The time of the transaction to the microsecond, as commands are stamped.
    public let instant: Timestamp
    let entropy: @Sendable () -> UInt64
    let redactor: (any Redactor)?
    let kinds: Set<RecordKind>
    package private(set) var changes: [String: PendingChange] = [:]
    package private(set) var log: [LogEntry] = []
    /// The first line of the commit message when nobody gives one; made from the changes when `nil`.
    public var subject: String?
    package private(set) var redactions: [String: Int] = [:]

    package init(
        _ snapshot: Snapshot, now: Timestamp, entropy: @escaping @Sendable () -> UInt64,
        redactor: (any Redactor)?, kinds: Set<RecordKind> = Set(RecordKind.allCases)
    ) {
        self.snapshot = snapshot
        self.now = Timestamp(seconds: now.seconds, offsetMinutes: now.offsetMinutes)
        instant = now
        self.entropy = entropy
        self.redactor = redactor
        self.kinds = kinds
    }

    /// Refuses to write a kind that was not loaded: what is there is not known.
    func requireLoaded(_ kind: RecordKind) throws(LedgerError) {
        guard !kinds.contains(kind) else { return }
        throw LedgerError(
            .refused, "The repository was opened without its \(kind.folder).",
            cure: "Open it with that kind.")
    }

    /// Refuses to change a record of a kind of which others were not read.
    func requireWhole(_ kind: RecordKind, _ path: String) throws(LedgerError) {
        guard snapshot.partial.contains(kind), changes[path] == nil else { return }
        throw LedgerError(
            .refused, "The repository was opened with a part of its \(kind.folder).",
            cure: "Open it with all of them.", path: path)
    }

    /// A new id that no record has.
    public func newID() -> RecordID {
        while true {
            let id = RecordID(entropy: entropy())
            if !snapshot.isTaken(id) { return id }
        }
    }

    /// How often each redaction rule masked something in this draft, sorted by rule.
    public var redactionCounts: [RedactionCount] {
        redactions.sorted { $0.key < $1.key }.map { RedactionCount(rule: $0.key, count: $0.value) }
    }

    mutating func stage(_ path: String, base: FileChange.Base, content: [UInt8]?) {
        // What we read first is what the commit must still find.
        let first = changes[path]?.base ?? base
        if first == .absent, content == nil {
            changes[path] = nil
        } else {
            changes[path] = PendingChange(base: first, content: content)
        }
    }

    mutating func note(_ verb: String, _ kind: RecordKind, _ name: String, _ subject: String) {
        log.append(LogEntry(verb: verb, noun: kind.noun, name: name, subject: subject))
    }

    mutating func count(_ counts: [RedactionCount]) {
        for count in counts { redactions[count.rule, default: 0] += count.count }
    }
}

/// The bytes a path will have, and what it must have before.
package struct PendingChange: Sendable, Hashable {
    package let base: FileChange.Base
    package let content: [UInt8]?
}

/// One change in words, for the commit message.
package struct LogEntry: Sendable, Hashable {
    let verb: String
    let noun: String
    let name: String
    let subject: String
}

extension Snapshot {
    func isTaken(_ id: RecordID) -> Bool {
        reserved.contains(id) || taskTable[id: id] != nil || alertTable[id: id] != nil
            || commandTable[id: id] != nil
            || timeTable[id: id] != nil
    }
}
