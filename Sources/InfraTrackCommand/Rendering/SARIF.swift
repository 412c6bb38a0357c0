import InfraTrack

/// Findings as a SARIF 2.1.0 log, for code hosts.
enum SARIF {
    static func log(_ findings: [Finding]) -> String {
        let rules = Set(findings.map(\.rule)).sorted().map {
            FieldValue.map([Field("id", .text($0))])
        }
        let driver: [Field] = [
            Field("name", .text("infratrack")), Field("version", .text(VersionCommand.number)),
            Field("rules", .list(rules)),
        ]
        let run: [Field] = [
            Field("tool", .map([Field("driver", .map(driver))])),
            Field("results", .list(findings.map { .map(result($0)) })),
        ]
        return JSON.object([
            Field("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")),
            Field("version", .text("2.1.0")), Field("runs", .list([.map(run)])),
        ])
    }

    private static func result(_ finding: Finding) -> [Field] {
        let region: [Field] = [
            Field("startLine", .number(String(finding.line))),
            Field("startColumn", .number(String(finding.column))),
        ]
        let place: [Field] = [
            Field("artifactLocation", .map([Field("uri", .text(finding.path))])),
            Field("region", .map(region)),
        ]
        return [
            Field("ruleId", .text(finding.rule)), Field("level", .text(finding.severity.rawValue)),
            Field("message", .map([Field("text", .text("\(finding.message) \(finding.cure)"))])),
            Field("locations", .list([.map([Field("physicalLocation", .map(place))])])),
        ]
    }
}
