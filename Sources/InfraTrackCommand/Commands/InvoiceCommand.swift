import ArgumentParser
import InfraTrack
import InfraTrackBilling

struct InvoiceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoice", abstract: "Make invoices of the time worked",
        subcommands: [
            Draft.self, Redraft.self, Issue.self, Void.self, Verify.self, List.self, Show.self,
            Remove.self, Export.self,
        ])

    struct Draft: Call {
        static let configuration = CommandConfiguration(
            commandName: "draft", abstract: "Reserve unbilled work for an invoice")
        @OptionGroup var global: GlobalOptions
        @Option(help: "Who pays") var client: String
        @Option(help: "The first day") var from: String
        @Option(help: "The last day") var to: String
        @Option(help: "Only this project") var project: String?
        @Option(help: "What a line stands for: component, project, task, person or day")
        var by: TimeReport.Grouping = .component
        @Option(parsing: .unconditional, help: "What the client reads") var note: String?
        @Flag(help: "Say which rate and rounding made each amount") var explain = false

        func run(_ session: Session) throws {
            let request = InvoiceRequest(
                client: client, project: project, from: try session.date(from),
                to: try session.date(to).adding(days: 1), by: by, note: note ?? "")
            let repository = try session.openForChange()
            let outcome = try session.commit(repository) { draft in
                try Invoicing.draft(request, in: &draft)
            }
            session.tell(outcome, explain: explain)
        }
    }

    struct Redraft: Call {
        static let configuration = CommandConfiguration(
            commandName: "redraft", abstract: "Make a draft anew of what is unbilled now")
        @OptionGroup var global: GlobalOptions
        @Argument var number: String
        @Flag(help: "Say which rate and rounding made each amount") var explain = false

        func run(_ session: Session) throws {
            let repository = try session.openForChange()
            let outcome = try session.commit(repository) { draft in
                try Invoicing.redraft(try draft.snapshot.invoiceNumber(number), in: &draft)
            }
            session.tell(outcome, explain: explain)
        }
    }

    struct Issue: Call {
        static let configuration = CommandConfiguration(
            commandName: "issue", abstract: "Give a draft its number and lock what it bills")
        @OptionGroup var global: GlobalOptions
        @Argument var number: String
        @Option(help: "The day of the invoice; today when absent") var date: String?

        func run(_ session: Session) throws {
            let date = try date.map(session.date)
            let repository = try session.openForChange()
            let branch = try repository.branch()
            let outcome = try session.commit(repository) { draft in
                try Invoicing.issue(
                    try draft.snapshot.invoiceNumber(number), on: date, branch: branch, in: &draft)
            }
            session.tell(outcome, explain: false)
        }
    }

    struct Void: Call {
        static let configuration = CommandConfiguration(
            commandName: "void", abstract: "Take an invoice back with a credit note")
        @OptionGroup var global: GlobalOptions
        @Argument var number: String
        @Option(parsing: .unconditional, help: "Why") var reason: String?
        @Option(help: "The day of the credit note; today when absent") var date: String?

        func run(_ session: Session) throws {
            let date = try date.map(session.date)
            let repository = try session.openForChange()
            let branch = try repository.branch()
            let outcome = try session.commit(repository) { draft in
                try Invoicing.void(
                    try draft.snapshot.invoiceNumber(number), reason: reason ?? "", on: date,
                    branch: branch, in: &draft)
            }
            session.tell(outcome, explain: false)
        }
    }

    struct Remove: Call {
        static let configuration = CommandConfiguration(
            commandName: "rm", abstract: "Remove a draft, which frees its entries")
        @OptionGroup var global: GlobalOptions
        @Argument var number: String

        func run(_ session: Session) throws {
            let repository = try session.openForChange()
            try session.commit(repository) { draft in
                try draft.deleteDraftInvoice(try draft.snapshot.invoiceNumber(number))
            }
        }
    }
}

extension Snapshot {
    /// The number that a unique beginning names, in any letter case.
    ///
    /// - Throws: `LedgerError` with code `missing`, or `ambiguous` with the candidates.
    func invoiceNumber(_ text: String) throws -> String {
        let wanted = text.uppercased()
        if invoice(wanted) != nil { return wanted }
        let found = try invoices().map(\.id).filter { $0.hasPrefix(wanted) }.sorted()
        guard let first = found.first, !wanted.isEmpty else {
            throw LedgerError(
                .missing, "There is no invoice “\(printable(text))”.",
                cure: "See “infratrack invoice list”.")
        }
        guard found.count == 1 else {
            let some = found.prefix(10).joined(separator: ", ")
            throw LedgerError(
                .ambiguous, "“\(printable(text))” begins \(found.count) invoice numbers: \(some).",
                cure: "Type more of the number.")
        }
        return first
    }

    /// The invoice with a number, or a unique beginning of one.
    func existingInvoice(_ text: String) throws -> InvoiceRecord {
        let number = try invoiceNumber(text)
        guard let invoice = invoice(number) else {
            throw LedgerError(.missing, "There is no invoice “\(number)”.")
        }
        return invoice
    }
}

extension Session {
    /// Prints an invoice's number, and what its writer should know.
    func tell(_ outcome: Invoicing.Outcome, explain: Bool) {
        for finding in outcome.warnings { environment.warn(finding.description) }
        environment.print(outcome.invoice.id)
        guard explain else { return }
        for explanation in outcome.explanations { environment.print(explanation.text) }
    }
}

extension InvoiceExplanation {
    /// The explanation without control characters.
    var text: String { TerminalText.safe(description) }
}
