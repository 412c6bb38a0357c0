import InfraTrack

/// What is billed, a line for each client, project, task, component and rate, for products that
/// make invoices of them.
struct InvoiceLine: Sendable {
    let client: ExportName?
    let project: ExportName?
    let task: RecordID
    let title: String
    let component: ComponentKey?
    let rate: Rate
    private(set) var billed: Int64
    private(set) var amount: Money

    /// The lines in the order of their first work.
    static func lines(_ work: ExportedWork) -> [InvoiceLine] {
        var lines: [InvoiceLine] = []
        var places: [Key: Int] = [:]
        for item in work.items {
            for share in item.shares where share.billed > 0 {
                guard let rate = share.rate, let amount = share.amount else { continue }
                let key = Key(
                    client: item.client?.id, project: item.project?.id, task: item.entry.task,
                    component: share.component, rate: rate)
                if let place = places[key] {
                    lines[place].add(share.billed, amount)
                } else {
                    places[key] = lines.count
                    lines.append(InvoiceLine(item, share, rate, amount))
                }
            }
        }
        return lines
    }

    private struct Key: Hashable {
        let client: String?
        let project: String?
        let task: RecordID
        let component: ComponentKey?
        let rate: Rate
    }

    private init(_ item: ExportItem, _ share: ExportShare, _ rate: Rate, _ amount: Money) {
        client = item.client
        project = item.project
        task = item.entry.task
        title = item.title
        component = share.component
        self.rate = rate
        billed = share.billed
        self.amount = amount
    }

    private mutating func add(_ seconds: Int64, _ more: Money) {
        billed += seconds
        amount = Money(minorUnits: amount.minorUnits + more.minorUnits, currency: amount.currency)
    }

    /// Quantity and price whose product is the amount: hours and the rate where their decimals
    /// allow it, else one piece at the amount.
    func pricing(decimals: Int) -> (quantity: String, price: String, isHours: Bool) {
        let hours = DurationForm.hours(billed, decimals: decimals)
        let scale = (0..<decimals).reduce(Int128(1)) { units, _ in units * 10 }
        let units = Rounding.divide(Int128(billed) * scale, by: 3600, .nearestHalfUp)
        let product = Rounding.divide(
            units * Int128(rate.scaled), by: scale * 10_000, .nearestHalfUp)
        guard product == Int128(amount.minorUnits) else {
            return (
                DecimalText.text(Int64(clamping: scale), decimals: decimals), amount.decimal, false
            )
        }
        return (hours, rate.decimal, true)
    }

    /// What was done, with the hours when the quantity does not say them.
    func description(isHours: Bool) -> String {
        let what = [title.asOneLine, component?.description].compactMap(\.self)
            .joined(separator: ", ")
        return isHours ? what : "\(what), \(DurationForm.clock(billed)) at \(rate)"
    }

    /// A number for the invoice of a client and a range.
    func number(_ work: ExportedWork) -> String {
        let days = [work.from, work.to].map { $0.description.replacing("-", with: "") }
        return ([client?.id.uppercased() ?? "NONE"] + days).joined(separator: "-")
    }
}
