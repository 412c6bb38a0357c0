import InfraTrack

/// The words of a task that an alert opens.
enum TaskText {
    /// The rule's title, else the alert's summary, else its name and where.
    static func title(_ event: AlertEvent, _ rule: AlertRule?, _ component: Component?) -> String {
        let written = [rule?.title(for: event), event.annotations["summary"]]
            .compactMap { $0.map { Plain.line($0) } }
        if let title = written.first(where: { !$0.isEmpty }) { return title }
        let place =
            event.labels["instance"].map { HostName($0).full } ?? component.map { "\($0.id)" }
        return Plain.line(event.name + (place.map { " on \($0)" } ?? ""))
    }

    /// What the alert says, its labels as a table, and where to look; not the payload, which is in
    /// the episode.
    static func body(_ event: AlertEvent, title: String) -> String {
        let said = [event.annotations["summary"], event.annotations["description"]]
            .compactMap { $0 }.filter { !$0.isEmpty && Plain.line($0) != title }
        let links = [("Alert", event.link), ("Runbook", event.annotations["runbook_url"])]
            .compactMap { name, text in text.flatMap(Plain.link).map { "\(name): \($0)" } }
        let parts = [said.map(Plain.quotation).joined(separator: "\n>\n"), table(event.labels)]
        return (parts + links).filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private static func table(_ labels: [String: String]) -> String {
        guard !labels.isEmpty else { return "" }
        let rows = labels.sorted { $0.key < $1.key }.map { name, value in
            "| \(Plain.cell(name)) | \(Plain.cell(value)) |"
        }
        return (["| Label | Value |", "|---|---|"] + rows).joined(separator: "\n")
    }
}
