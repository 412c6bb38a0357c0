import FrontMatter

/// An invoice or credit note as it was drafted, issued or voided.
public struct InvoiceRecord: Record, Identifiable {
    /// Invoices lie in `invoices/`.
    public static let kind = RecordKind.invoice

    /// The number, such as `ACME-2026-0011`; the file is `invoices/<year>/<number>.md`.
    public let id: String
    /// The client billed.
    public var client: String
    /// The only project billed; all of the client's when absent.
    public var project: String?
    /// Where it stands.
    public var status: State = .draft
    /// ISO 4217, three letters.
    public var currency: String?
    /// The first day billed.
    public var from: CalendarDate?
    /// The day after the last day billed.
    public var to: CalendarDate?
    /// The day it was issued.
    public var issued: CalendarDate?
    /// The day it must be paid.
    public var due: CalendarDate?
    /// The entries it bills.
    public var entries: [Entry] = []
    /// What is charged.
    public var lines: [Line] = []
    /// The sums of the lines.
    public var totals: Totals?
    /// The rounding that was in force.
    public var policy: Policy?
    /// The number of the invoice that this credit note takes back.
    public var voids: String?
    /// The number of the credit note that took this invoice back.
    public var voidedBy: String?
    /// What the client reads.
    public var body: String {
        get { sharedBody.string }
        set { sharedBody = SharedText(newValue) }
    }
    var sharedBody = SharedText("")

    /// Makes a draft.
    public init(id: String, client: String) {
        self.id = id
        self.client = client
    }

    /// The number.
    public var name: String { id }

    /// Whether nobody may change the entries it bills.
    public var locksEntries: Bool { status == .issued && voids == nil }

    /// Whether its entries are not to be billed by another.
    public var holdsEntries: Bool { status != .void && voids == nil }

    /// Whether text can number an invoice: letters, digits and inner hyphens, with a year `-YYYY-`.
    public static func year(ofNumber text: String) -> Int? {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isWord = { (part: Substring.UTF8View) in
            !part.isEmpty
                && part.allSatisfy {
                    (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
                }
        }
        guard parts.count >= 3, parts.allSatisfy(isWord), text.utf8.count <= 60 else { return nil }
        return parts.dropFirst().dropLast().lazy.filter { $0.count == 4 }.compactMap {
            Int(String(Substring($0)))
        }.first
    }
}
