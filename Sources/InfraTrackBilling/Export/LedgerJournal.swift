import InfraTrack

/// A journal that hledger and ledger read: seconds as a commodity of their own, priced as a whole,
/// so that nothing is rounded but the amounts.
///
/// A transaction is an entry's work on one day of the client's zone, and each component a posting
/// in `time:CLIENT:PROJECT:COMPONENT`.
enum LedgerJournal: TimeFormat {
    static let name = "journal"
    static let needs: ExportNeeds = [.days, .amounts]

    static func text(_ work: ExportedWork) -> String {
        let currencies = Set(work.items.flatMap { $0.shares.compactMap { $0.amount?.currency } })
        let head = ["commodity 1000. sec\n"] + currencies.sorted().map(directive)
        return head.joined() + work.items.sorted { $0.day < $1.day }.map(transaction).joined()
    }

    /// A form that both read: hledger wants the decimal mark, and ledger refuses one without
    /// decimals below the directive and overlooks one beside it.
    private static func directive(_ currency: Currency) -> String {
        guard currency.exponent > 0 else { return "commodity 1000. \(currency)\n" }
        let zeros = String(repeating: "0", count: currency.exponent)
        return "commodity \(currency)\n    format 1000.\(zeros) \(currency)\n"
    }

    private static func transaction(_ item: ExportItem) -> String {
        var tags = ["entry:\(item.entry.id)"]
        if let person = item.person { tags.append("person:" + word(person.id)) }
        if let client = item.client { tags.append("client:" + word(client.id)) }
        if let project = item.project { tags.append("project:" + word(project.id)) }
        if !item.entry.billable { tags.append("billable:no") }
        tags += item.entry.labels.map { "label:" + word($0) }
        let title = word(item.title)
        return "\n\(item.day) * (\(item.entry.task)) \(title)  ; \(tags.joined(separator: ", "))\n"
            + item.shares.map { posting(item, $0) }.joined()
    }

    private static func posting(_ item: ExportItem, _ share: ExportShare) -> String {
        let parts = [item.client?.id, item.project?.id, share.component?.description]
        let account = (["time"] + parts.compactMap { $0.map(segment) }).joined(separator: ":")
        var tags = share.component.map { ["component:\($0)"] } ?? []
        if item.entry.billable, share.billed != share.seconds {
            tags.append("billed:\(share.billed)")
        }
        let comment = tags.isEmpty ? "" : "  ; " + tags.joined(separator: ", ")
        let cost = share.billed > 0 ? share.amount.map { " @@ \($0)" } ?? "" : ""
        return "    (\(account))  \(share.seconds) sec\(cost)\(comment)\n"
    }

    /// Text that ends neither a description nor a tag, in ASCII where it is ours.
    private static func word(_ text: String) -> String {
        String(
            text.asOneLine.map { character in
                switch character {
                case ";", ",": "."
                case "|": "/"
                case "(", "[", "{": "<"
                case ")", "]", "}": ">"
                case "*", "!": "-"
                default: character
                }
            })
    }

    private static func segment(_ text: String) -> String {
        let clean = word(text).replacing(":", with: "-")
        return clean.isEmpty ? "-" : clean
    }
}
