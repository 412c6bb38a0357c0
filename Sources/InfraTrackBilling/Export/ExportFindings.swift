import InfraTrack

/// What an export warns of, each thing once.
struct ExportFindings: Sendable {
    private(set) var all: [Finding] = []
    private var said: Set<String> = []

    mutating func say(_ rule: String, _ path: String, _ message: String, _ cure: String) {
        guard said.insert(message).inserted else { return }
        all.append(Finding(.warning, rule: rule, path: path, message: message, cure: cure))
    }

    mutating func running(_ stored: Stored<TimeEntry>) {
        say(
            "running-timer", stored.path,
            "The timer \(stored.record.id) is still running and left out.",
            "Stop it with “infratrack time stop”.")
    }

    mutating func placed(_ stored: Stored<TimeEntry>) {
        say(
            "no-start", stored.path,
            "Entry \(stored.record.id) has no start; it was given one from midnight on.",
            "Correct it in the other product, or give the entry a start and an end.")
    }

    mutating func missingRate(_ item: ExportItem) {
        let client = item.client.map { "client “\($0.id)”" } ?? "no client"
        let project = item.project.map { ", project “\($0.id)”" } ?? ""
        say(
            "missing-rate", "infratrack.yaml", "Work for \(client)\(project) has no rate.",
            "Add one to “rates:” in infratrack.yaml, or make the entries not billable.")
    }

    mutating func missingCurrency(_ item: ExportItem) {
        say(
            "missing-currency", "infratrack.yaml",
            "Entry \(item.entry.id) has no price and its client no currency; it is left out.",
            "Add “currency:” to the client in infratrack.yaml.")
    }

    mutating func billed(_ item: ExportItem, by invoice: String) {
        say(
            "billed", "infratrack.yaml",
            "Entry \(item.entry.id) is billed by invoice \(invoice) already.",
            "Bill it in one place only.")
    }

    mutating func missingAddress(_ item: ExportItem) {
        let person = item.person.map { "“\($0.id)”" } ?? "Nobody"
        say(
            "missing-email", "infratrack.yaml", "\(person) has no mail address.",
            "Add “email:” to the person under “people:” in infratrack.yaml.")
    }
}
