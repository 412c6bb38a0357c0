/// Secrets of one kind in one line of a text; never the values.
public struct SecretFinding: Sendable, Hashable {
    /// The rule that found them.
    public let rule: String
    /// The line in which they begin, from 1.
    public let line: Int
    /// How many there are.
    public let count: Int

    /// So many secrets of a rule in a line.
    public init(rule: String, line: Int, count: Int) {
        self.rule = rule
        self.line = line
        self.count = count
    }
}
