import ArgumentParser
import InfraTrack

/// The forms in which findings are printed.
enum FindingFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, github, sarif

    func lines(_ findings: [Finding]) -> [String] {
        switch self {
        case .text: findings.map { TerminalText.safe($0.description) }
        case .json: findings.map { JSON.object(Self.fields($0)) }
        case .github: findings.map(Self.annotation)
        case .sarif: [SARIF.log(findings)]
        }
    }

    private static func fields(_ finding: Finding) -> [Field] {
        [
            Field("path", .text(finding.path)), Field("line", .number(String(finding.line))),
            Field("column", .number(String(finding.column))),
            Field("severity", .text(finding.severity.rawValue)), Field("rule", .text(finding.rule)),
            Field("message", .text(finding.message)), Field("cure", .text(finding.cure)),
        ]
    }

    /// GitHub's workflow command for an annotation.
    private static func annotation(_ finding: Finding) -> String {
        let properties = [
            ("file", finding.path), ("line", String(finding.line)), ("col", String(finding.column)),
            ("title", finding.rule),
        ]
        let list = properties.map { "\($0.0)=\(escaped($0.1, property: true))" }.joined(
            separator: ",")
        let text = escaped("\(finding.message) \(finding.cure)", property: false)
        return "::\(finding.severity.rawValue) \(list)::\(text)"
    }

    private static func escaped(_ text: String, property: Bool) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "%": "%25"
            case "\r": "%0D"
            case "\n": "%0A"
            case ":" where property: "%3A"
            case "," where property: "%2C"
            default: TerminalText.safe(String(scalar))
            }
        }.joined()
    }
}
