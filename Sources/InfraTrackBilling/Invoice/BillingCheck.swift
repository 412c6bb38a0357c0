public import InfraTrack

/// What `check` says about invoices beyond their references: sums, numbers, double billing.
public enum BillingCheck {
    /// Findings about all invoices, and about fees and rates that cannot be read.
    ///
    /// Reads no history; ``InvoiceVerification`` derives an invoice from git.
    public static func findings(_ snapshot: Snapshot) -> [Finding] {
        var findings: [Finding] = []
        let invoices = snapshot.invoiceTable.all.map(\.record).sorted { $0.id < $1.id }
        for invoice in invoices {
            var check = One(invoice, path: snapshot.path(.invoice, invoice.id) ?? "")
            check.sums()
            check.voiding(snapshot)
            findings += check.findings
        }
        findings += gaps(invoices, snapshot) + twice(invoices, snapshot) + conflicts(snapshot)
        return findings.sorted()
    }

    /// Numbers that are missing in a series.
    private static func gaps(_ invoices: [InvoiceRecord], _ snapshot: Snapshot) -> [Finding] {
        var series: [String: [InvoiceRecord]] = [:]
        for invoice in invoices where invoice.status != .draft {
            guard let prefix = InvoiceNumber.prefix(of: invoice.id) else { continue }
            series[prefix, default: []].append(invoice)
        }
        return series.flatMap { prefix, members -> [Finding] in
            let counts = Set(members.compactMap { InvoiceNumber.count($0.id, prefix) })
            let first = counts.min() ?? 0
            return members.compactMap { invoice in
                guard let count = InvoiceNumber.count(invoice.id, prefix), count > first,
                    !counts.contains(count - 1)
                else { return nil }
                return Finding(
                    .error, rule: "number-gap", path: snapshot.path(.invoice, invoice.id) ?? "",
                    message: "The number before \(invoice.id) is missing.",
                    cure: "Restore that invoice from the history.")
            }
        }
    }

    /// Entries whose time two invoices hold.
    private static func twice(_ invoices: [InvoiceRecord], _ snapshot: Snapshot) -> [Finding] {
        var held: [RecordID: [(number: String, item: InvoiceRecord.Entry)]] = [:]
        var findings: [Finding] = []
        for invoice in invoices where invoice.holdsEntries {
            for item in invoice.entries {
                if let other = held[item.id]?.first(where: { $0.item.overlaps(item) }) {
                    findings.append(
                        Finding(
                            .error, rule: "billed-twice",
                            path: snapshot.path(.invoice, invoice.id) ?? "",
                            message: "The entry \(item.id) is billed by \(other.number) too.",
                            cure: invoice.status == .draft
                                ? "Make the draft anew with “infratrack invoice redraft \(invoice.id)”."
                                : "Take one of the two back with “infratrack invoice void”."))
                }
                held[item.id, default: []].append((invoice.id, item))
            }
        }
        return findings
    }

    /// Numbers that two clones issued, as a merge left them.
    private static func conflicts(_ snapshot: Snapshot) -> [Finding] {
        snapshot.unreadableFiles.filter { $0.path.hasPrefix("invoices/") }.map {
            Finding(
                .error, rule: "number-taken", path: $0.path, line: $0.line, column: $0.column,
                message: "This invoice cannot be read.",
                cure: InvoiceNumber.conflictCure($0.path))
        }
    }
}

extension BillingCheck {
    /// The findings about one invoice.
    private struct One {
        let invoice: InvoiceRecord
        let path: String
        private(set) var findings: [Finding] = []

        init(_ invoice: InvoiceRecord, path: String) {
            self.invoice = invoice
            self.path = path
        }

        private mutating func report(_ rule: String, _ message: String, _ cure: String) {
            findings.append(
                Finding(.error, rule: rule, path: path, message: message, cure: cure))
        }

        /// Lines must be rate times time, and totals the sums of the lines.
        mutating func sums() {
            guard let code = invoice.currency, !invoice.lines.isEmpty else { return }
            guard let currency = Currency(code) else {
                return report(
                    "invoice-currency", "“\(printable(code))” is no currency of ISO 4217.",
                    "Restore the file from the history.")
            }
            for (index, line) in invoice.lines.enumerated() { check(line, index, currency) }
            let wanted = try? totals(currency)
            guard wanted != invoice.totals else { return }
            let sums = wanted.map { "net \($0.net), tax \($0.tax), gross \($0.gross)" } ?? "no sum"
            report(
                "invoice-totals", "The totals are not the sums of the lines, which give \(sums).",
                "Restore the file from the history, or verify it with “infratrack invoice verify \(invoice.id)”."
            )
        }

        /// The sums of the lines; lines that tell no tax leave it to the totals.
        private func totals(_ currency: Currency) throws(LedgerError) -> InvoiceRecord.Totals? {
            let sums = try InvoiceCalculation.totals(invoice.lines, currency)
            guard invoice.lines.allSatisfy({ $0.tax == nil }),
                let tax = Money(invoice.totals?.tax ?? "", currency: currency),
                let net = Money(sums.net, currency: currency)
            else { return sums }
            return InvoiceRecord.Totals(
                net: sums.net, tax: tax.decimal, gross: try net.adding(tax).decimal)
        }

        private mutating func check(
            _ line: InvoiceRecord.Line, _ index: Int, _ currency: Currency
        ) {
            guard let seconds = line.seconds, let text = line.rate else { return }
            let wanted = Rate(text, currency: currency).flatMap { try? $0.amount(seconds: seconds) }
            let slack: Int64 = invoice.policy?.isCumulative == true ? 1 : 0
            if let wanted, let amount = Money(line.amount, currency: currency),
                abs(amount.minorUnits - wanted.minorUnits) <= slack
            {
                return
            }
            report(
                "invoice-line",
                "Line \(index + 1) has \(printable(line.amount)), but \(seconds) seconds at \(printable(text)) give \(wanted?.decimal ?? "nothing").",
                "Restore the file from the history.")
        }

        /// An invoice and its credit note must name each other.
        mutating func voiding(_ snapshot: Snapshot) {
            if let number = invoice.voids, snapshot.invoice(number)?.voidedBy != invoice.id {
                report(
                    "invoice-voids",
                    "The invoice \(printable(number)) does not say that \(invoice.id) took it back.",
                    "Set its “status: void” and “voided_by: \(invoice.id)”.")
            }
            if invoice.status == .void,
                invoice.voidedBy.flatMap({ snapshot.invoice($0) })?.voids != invoice.id
            {
                report(
                    "invoice-voids", "The invoice is void without a credit note.",
                    "Restore its status, and use “infratrack invoice void \(invoice.id)”.")
            }
        }
    }
}
