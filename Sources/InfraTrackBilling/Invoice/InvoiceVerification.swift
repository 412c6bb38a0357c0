public import InfraTrack

/// Derives an invoice again from git at the commit that issued it, and says what differs.
public enum InvoiceVerification {
    /// What is not as the records give it; empty when everything holds.
    ///
    /// - Parameters:
    ///   - number: an invoice, a credit note or a draft.
    ///   - repository: where it is looked up, with its history.
    /// - Throws: `LedgerError` with code `missing` for an unknown invoice.
    public static func findings(_ number: String, in repository: Repository) throws -> [Finding] {
        let now = repository.snapshot
        let invoice = try Invoicing.existing(number, in: now)
        var check = Check(invoice, path: now.path(.invoice, number) ?? "")
        guard let commit = try issuingCommit(number, in: repository) else {
            try check.derive(from: now, "the records as they are")
            return check.findings
        }
        let then = try repository.snapshot(at: commit)
        let short = commit.prefix(10)
        guard let issued = then.invoice(number) else {
            check.report("The invoice cannot be read in commit \(short).")
            return check.findings
        }
        try check.derive(issued, from: then, "commit \(short)")
        check.compare(issued, short)
        if invoice.holdsEntries { check.compareEntries(now) }
        return check.findings
    }

    /// The commit in which the invoice came to be as it is: issued, or last drafted.
    private static func issuingCommit(
        _ number: String, in repository: Repository
    ) throws -> String? {
        let changes = try repository.history(.invoice, number)
        return changes.last { $0.action == .created }?.commit
    }

    /// Why an issued invoice or a draft comes to its amounts, from the commit that issued it.
    ///
    /// - Throws: `LedgerError` when it cannot be derived any more.
    public static func explanations(
        _ number: String, in repository: Repository
    ) throws -> [InvoiceExplanation] {
        let invoice = try Invoicing.existing(number, in: repository.snapshot)
        let commit =
            invoice.status == .draft ? nil : try issuingCommit(number, in: repository)
        let snapshot = try commit.map(repository.snapshot(at:)) ?? repository.snapshot
        return try derive(invoice, snapshot).result.explanations
    }

    static func derive(
        _ invoice: InvoiceRecord, _ snapshot: Snapshot
    ) throws(LedgerError) -> (result: InvoiceResult, missing: [RecordID]) {
        guard let request = InvoiceRequest(invoice) else { throw Invoicing.noPeriod(invoice) }
        let terms = try InvoiceTerms(invoice.client, snapshot.settings, covering: request.widest)
        let (parts, missing) = InvoiceSelection.parts(
            of: invoice.entries, in: snapshot, request, terms.zone)
        let result = try Invoicing.calculate(parts, request, terms, invoice.id, snapshot)
        return (result, missing)
    }
}

extension InvoiceVerification {
    /// Collects what differs.
    private struct Check {
        let invoice: InvoiceRecord
        let path: String
        private(set) var findings: [Finding] = []

        init(_ invoice: InvoiceRecord, path: String) {
            self.invoice = invoice
            self.path = path
        }

        mutating func report(_ message: String) {
            findings.append(
                Finding(
                    .error, rule: "invoice-differs", path: path, message: message,
                    cure: "Restore the file from the history, or take the invoice back."))
        }

        /// Derives what was issued from the records of that time.
        mutating func derive(
            _ issued: InvoiceRecord? = nil, from snapshot: Snapshot, _ place: String
        ) throws {
            let issued = issued ?? invoice
            if let number = issued.voids {
                return compareCredit(issued, with: snapshot.invoice(number), place)
            }
            do throws(LedgerError) {
                let (result, missing) = try InvoiceVerification.derive(issued, snapshot)
                for id in missing { report("The entry \(id) is not in \(place).") }
                var derived = issued
                result.fill(&derived)
                for text in InvoiceDifferences(from: issued, to: derived).all {
                    report("In \(place): \(text)")
                }
            } catch {
                report("It cannot be derived from \(place): \(error.message)")
            }
        }

        private mutating func compareCredit(
            _ credit: InvoiceRecord, with original: InvoiceRecord?, _ place: String
        ) {
            guard let original else {
                return report("The invoice \(printable(credit.voids ?? "")) is not in \(place).")
            }
            if original.lines != credit.lines {
                report("Its lines are not those of \(original.id).")
            }
            if original.totals != credit.totals {
                report("Its totals are not those of \(original.id).")
            }
        }

        /// Nothing but `status` and `voided_by` may have changed since.
        mutating func compare(_ issued: InvoiceRecord, _ commit: Substring) {
            guard invoice.status != .draft else { return }
            var expected = issued
            expected.status = invoice.status
            expected.voidedBy = invoice.voidedBy
            guard invoice != expected else { return }
            let differences = InvoiceDifferences(from: invoice, to: expected).all
            for text in differences { report("Since commit \(commit): \(text)") }
            if differences.isEmpty { report("It was changed since commit \(commit).") }
        }

        /// The entries must still be what was billed.
        mutating func compareEntries(_ snapshot: Snapshot) {
            for entry in invoice.entries {
                guard snapshot.entry(entry.id) != nil else {
                    report("The entry \(entry.id) is gone.")
                    continue
                }
                if !snapshot.entry(entry.id, hadBlob: entry.blob) {
                    report("The entry \(entry.id) was changed since.")
                }
            }
        }
    }
}
