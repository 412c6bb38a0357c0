import ArgumentParser
import InfraTrack
import InfraTrackBilling

extension InvoiceCommand {
    struct Verify: Call {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Derive invoices again from git and say what differs")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "Invoices; every issued one when none") var numbers: [String] = []
        @Option(help: "text, json, github or sarif") var format: FindingFormat = .text
        @Flag(help: "The same as --format json") var json = false

        func run(_ session: Session) throws {
            let repository = try session.list(Set(RecordKind.allCases))
            let issued = try repository.snapshot.invoices().filter { $0.status != .draft }
            let named = try numbers.map(repository.snapshot.invoiceNumber)
            let numbers = named.isEmpty ? issued.map(\.id) : named
            var findings: [Finding] = []
            for number in numbers {
                findings += try InvoiceVerification.findings(number, in: repository)
            }
            for line in (json ? .json : format).lines(findings) { session.environment.print(line) }
            if !findings.isEmpty { throw ExitStatus(code: ExitStatus.findings) }
        }
    }

    struct List: Listing {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List invoices that meet a query")
        @OptionGroup var global: GlobalOptions
        @Flag(help: "Print one JSON object a line") var json = false
        @Argument(help: "Qualifiers and words; everything when none") var query: [String] = []

        func run(_ session: Session) throws {
            try session.list(query, json: json, { try $0.invoices(matching: $1) }) { invoice, _ in
                [
                    invoice.id, invoice.status.rawValue, invoice.client,
                    invoice.issued?.description ?? "-",
                    "\(invoice.voids == nil ? "" : "-")\(invoice.totals?.gross ?? "-") \(invoice.currency ?? "")",
                ]
            }
        }
    }

    struct Show: Call {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Print an invoice")
        @OptionGroup var global: GlobalOptions
        @Argument var number: String
        @Flag(help: "Print a JSON object") var json = false
        @Flag(help: "Say which rate and rounding made each amount") var explain = false

        func run(_ session: Session) throws {
            let kinds = explain ? Set(RecordKind.allCases) : [.invoice]
            let repository = try session.list(kinds)
            let invoice = try repository.snapshot.existingInvoice(number)
            guard explain else { return try session.show(invoice, in: repository, json: json) }
            for explanation in try InvoiceVerification.explanations(invoice.id, in: repository) {
                session.environment.print(explanation.text)
            }
        }
    }

    struct Export: Call {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Print an invoice in a format for others")
        @OptionGroup var global: GlobalOptions
        @Argument var number: String
        @Option(help: "markdown, csv, ubl (EN 16931) or peppol (Peppol BIS Billing 3)")
        var format: InvoiceFormat = .markdown

        func run(_ session: Session) throws {
            let snapshot = try session.list([.invoice]).snapshot
            let invoice = try snapshot.existingInvoice(number)
            switch format {
            case .markdown:
                session.environment.output(
                    TerminalText.safe(invoice.markdown(snapshot.settings)))
            case .csv: session.environment.output(invoice.csv(snapshot.settings))
            case .ubl: session.environment.output(try invoice.ubl(snapshot, profile: .ubl))
            case .peppol: session.environment.output(try invoice.ubl(snapshot, profile: .peppol))
            }
        }
    }
}

/// The forms of an exported invoice.
enum InvoiceFormat: String, ExpressibleByArgument, CaseIterable {
    case markdown, csv, ubl, peppol
}
