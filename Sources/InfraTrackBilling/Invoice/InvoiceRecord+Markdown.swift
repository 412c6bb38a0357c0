public import InfraTrack

extension InvoiceRecord {
    /// The invoice as a Markdown document: head, lines, sums and what the client reads.
    public func markdown(_ settings: Settings) -> String {
        let code = currency ?? ""
        var text = "# \(title)\n\n" + head(settings)
        text +=
            "| # | description | hours | rate | tax | amount |\n|---:|---|---:|---:|---:|---:|\n"
        for (index, line) in lines.enumerated() {
            let cells = [
                String(index + 1), MarkdownText.cell(line.description),
                line.seconds.map(Clock.text) ?? "", line.rate.map { "\($0)" } ?? "",
                line.tax.map { "\($0) %" } ?? "", line.amount,
            ]
            text += "| " + cells.joined(separator: " | ") + " |\n"
        }
        if let totals {
            text += "| | **net** | | | | \(totals.net) |\n"
            text += "| | **tax** | | | | \(totals.tax) |\n"
            text += "| | **total \(code)** | | | | **\(totals.gross)** |\n"
        }
        return body.isEmpty ? text : text + "\n" + body + (body.hasSuffix("\n") ? "" : "\n")
    }

    private var title: String {
        if let voids { return "Credit note \(id) for \(MarkdownText.cell(voids))" }
        switch status {
        case .draft: return "Draft \(id)"
        case .issued: return "Invoice \(id)"
        case .void: return "Invoice \(id) (void)"
        }
    }

    private func head(_ settings: Settings) -> String {
        var rows = [("client", settings.clients[client]?.name ?? client)]
        if let address = try? settings.root["clients"]?[client]?.text("address") {
            rows.append(("address", address))
        }
        if let vat = try? settings.root["clients"]?[client]?.text("vat_id") {
            rows.append(("VAT id", vat))
        }
        if let project { rows.append(("project", settings.projects[project]?.name ?? project)) }
        if let from, let to { rows.append(("period", "\(from) to \(to.adding(days: -1))")) }
        if let issued { rows.append(("issued", issued.description)) }
        if let due { rows.append(("due", due.description)) }
        if let voidedBy { rows.append(("taken back by", voidedBy)) }
        let lines = rows.map { "- **\($0.0)**: \(MarkdownText.cell($0.1))\n" }
        return lines.joined() + "\n"
    }
}
