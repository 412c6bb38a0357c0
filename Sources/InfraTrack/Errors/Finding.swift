/// Something that a reader of the store should know: a file that cannot be read, a broken reference.
public struct Finding: Sendable, Hashable, Comparable {
    /// How grave it is.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        /// The store's promises do not hold for it.
        case error
        /// It works, and is likely not meant.
        case warning
    }

    /// How grave it is.
    public let severity: Severity
    /// A stable name of the rule, such as `unknown-component`.
    public let rule: String
    /// The file, relative to the store root.
    public let path: String
    /// The line, from 1.
    public let line: Int
    /// The column, from 1.
    public let column: Int
    /// What is wrong, a full sentence.
    public let message: String
    /// How to mend it, a full sentence.
    public let cure: String

    /// Makes a finding.
    public init(
        _ severity: Severity, rule: String, path: String, line: Int = 1, column: Int = 1,
        message: String, cure: String
    ) {
        self.severity = severity
        self.rule = rule
        self.path = path
        self.line = line
        self.column = column
        self.message = message
        self.cure = cure
    }

    /// `path:line:column: severity: message cure [rule]`.
    public var description: String {
        "\(path.onOneLine):\(line):\(column): \(severity.rawValue): \(message) \(cure) [\(rule)]"
    }

    /// Orders by place, then rule.
    public static func < (left: Finding, right: Finding) -> Bool {
        (left.path, left.line, left.column, left.rule, left.message)
            < (right.path, right.line, right.column, right.rule, right.message)
    }
}

extension Finding: CustomStringConvertible {}

extension String {
    /// The text with control characters escaped, so that a file name cannot break a report.
    var onOneLine: String {
        unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control
                ? scalar.escaped(asASCII: true) : String(scalar)
        }.joined()
    }
}
