import InfraTrack

/// Timewarrior's JSON, as `timew export` prints it: UTC, tags sorted, the newest with number 1.
enum Timewarrior: TimeFormat {
    static let name = "timewarrior"
    static let needs: ExportNeeds = .starts

    static func text(_ work: ExportedWork) -> String {
        let lines = work.items.enumerated().map { index, item in
            object(item, number: work.items.count - index)
        }
        return lines.isEmpty ? "[\n]\n" : "[\n" + lines.joined(separator: ",\n") + "\n]\n"
    }

    private static func object(_ item: ExportItem, number: Int) -> String {
        let span = item.span ?? 0..<0
        let tags = tags(item).map(JSONText.string).joined(separator: ",")
        return "{\"id\":\(number),\"start\":\"\(compact(span.lowerBound))\","
            + "\"end\":\"\(compact(span.upperBound))\",\"tags\":[\(tags)],"
            + "\"annotation\":\(JSONText.string(item.summary))}"
    }

    /// What an entry is about, as tags that the import understands.
    static func tags(_ item: ExportItem) -> [String] {
        var tags = ["task:\(item.entry.task)"]
        if let client = item.client { tags.append("client:\(client.id)") }
        if let project = item.project { tags.append("project:\(project.id)") }
        if !item.entry.billable { tags.append("nonbillable") }
        tags += item.shares.compactMap { $0.component.map { "component:\($0)" } }
        tags += item.entry.labels
        return Set(tags.map(\.asOneLine)).sorted()
    }

    /// `20261103T080000Z`.
    static func compact(_ instant: Int64) -> String {
        Timestamp(seconds: instant).description.replacing("-", with: "").replacing(":", with: "")
    }
}
