import ArgumentParser
import InfraTrack
import InfraTrackSecrets

extension SecretsCommand {
    struct Scan: Call {
        static let configuration = CommandConfiguration(
            commandName: "scan", abstract: "Find secrets in files and in all of git's history",
            discussion: """
                Prints place, rule and count, never the value, and ends with status 1 when there \
                are any. A line that holds “infratrack:allow” is passed over.
                """)
        @OptionGroup var global: GlobalOptions
        @Argument(help: "Files or folders; the directory when none") var paths: [String] = []
        @Flag(help: "Also every blob, commit and tag of the repository, referred to or not")
        var history = false
        @Flag(help: "Print one JSON object a line") var json = false

        func run(_ session: Session) throws {
            let rules = try session.scanRules()
            var rows: [Row] = []
            for path in paths.isEmpty ? ["."] : paths {
                try session.eachFile(under: path) { name, bytes in
                    rows += rules.findings(in: bytes).map { Row($0, path: name) }
                }
            }
            if history { rows += try found(in: session.environment.directory, by: rules) }
            for row in rows { session.environment.print(json ? row.json : row.line) }
            if !rows.isEmpty { throw ExitStatus(code: ExitStatus.findings) }
        }

        private func found(in directory: String, by rules: SecretRules) throws -> [Row] {
            var objects = try ObjectHistory(around: directory)
            var rows: [Row] = []
            try objects.forEach { object in
                rows += rules.findings(in: object.bytes).map { finding in
                    var row = Row(finding, path: nil)
                    row.object = object.id
                    row.kind = object.kind
                    return row
                }
            }
            let blobs = Set(rows.filter { $0.kind == .blob }.compactMap(\.object))
            let places = try objects.places(of: blobs)
            return rows.map { $0.placed(places) }.sorted { $0.order < $1.order }
        }
    }
}

extension SecretsCommand.Scan {
    /// One finding with its place.
    struct Row {
        let finding: SecretFinding
        var path: String?
        var commit: String?
        var object: String?
        var kind: ObjectHistory.Object.Kind?

        init(_ finding: SecretFinding, path: String?) {
            self.finding = finding
            self.path = path
        }

        func placed(_ places: [String: ObjectHistory.Place]) -> Row {
            var row = self
            if kind == .commit { row.commit = object }
            guard let place = object.flatMap({ places[$0] }) else { return row }
            (row.commit, row.path) = (place.commit, place.path)
            return row
        }

        var order: (String, String, Int) { (path ?? "", object ?? "", finding.line) }

        var line: String {
            "\(place):\(finding.line): \(finding.rule) (\(finding.count))"
        }

        private var place: String {
            guard let object else { return printable(path ?? "") }
            let short = String((commit ?? object).prefix(10))
            if let path { return "\(short):\(printable(path))" }
            return "\(short):(\(kind?.rawValue ?? "object"))"
        }

        var json: String {
            JSON.object([
                Field("rule", .text(finding.rule)), Field("path", value(path)),
                Field("line", .number(String(finding.line))),
                Field("count", .number(String(finding.count))), Field("commit", value(commit)),
                Field("object", value(object)), Field("kind", value(kind?.rawValue)),
            ])
        }

        private func value(_ text: String?) -> FieldValue { text.map(FieldValue.text) ?? .null }
    }
}
