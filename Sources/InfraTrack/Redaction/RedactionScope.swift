/// The masks of one record: a value keeps its ordinal wherever it stands in the record.
///
/// A mask reads `«redacted:rule:ordinal»`. The ordinal counts distinct values within the record;
/// no key and no hash of the value is in it.
public struct RedactionScope: Sendable {
    private var ordinals: [String: [String: Int]] = [:]
    private var highest: [String: Int] = [:]
    private var masked: [String: Int] = [:]

    /// Starts a record that may hold masks already, whose ordinals are not handed out again.
    public init(existing texts: [String] = []) {
        for text in texts { note(masksIn: text) }
    }

    /// The mask of a value; the same value gets the same mask.
    public mutating func mask(rule: String, value: String) -> String {
        masked[rule, default: 0] += 1
        if let known = ordinals[rule]?[value] { return Self.text(rule, known) }
        let next = highest[rule, default: 0] + 1
        highest[rule] = next
        ordinals[rule, default: [:]][value] = next
        return Self.text(rule, next)
    }

    /// How many masks each rule wrote, sorted by rule.
    public var counts: [RedactionCount] {
        masked.sorted { $0.key < $1.key }.map { RedactionCount(rule: $0.key, count: $0.value) }
    }

    private static func text(_ rule: String, _ ordinal: Int) -> String {
        "«redacted:\(rule):\(ordinal)»"
    }

    private mutating func note(masksIn text: String) {
        guard text.utf8.contains(0xAB) else { return }
        for piece in text.split(separator: "«").dropFirst(text.hasPrefix("«") ? 0 : 1) {
            guard let end = piece.firstIndex(of: "»") else { continue }
            let parts = piece[..<end].split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == "redacted", let ordinal = Int(parts[2]) else {
                continue
            }
            let rule = String(parts[1])
            highest[rule] = max(highest[rule, default: 0], ordinal)
        }
    }
}
