import InfraTrack

/// Allocated cost by component after the FOCUS specification of the FinOps Foundation.
///
/// An entry's charge on a day is divided over its components; quantities and costs of the parts add
/// up to the origin's. Times are UTC, and the billing period is the month of the client's zone.
enum FocusCSV: TimeFormat {
    static let name = "focus"
    static let needs: ExportNeeds = [.days, .prices, .amounts]

    private static let header =
        "BilledCost,BillingAccountId,BillingAccountName,BillingCurrency,BillingPeriodEnd,"
        + "BillingPeriodStart,ChargeCategory,ChargeClass,ChargeDescription,ChargeFrequency,"
        + "ChargePeriodEnd,ChargePeriodStart,ConsumedQuantity,ConsumedUnit,ContractedCost,"
        + "ContractedUnitPrice,EffectiveCost,InvoiceIssuerName,ListCost,ListUnitPrice,"
        + "PricingQuantity,PricingUnit,ProviderName,PublisherName,ResourceId,ResourceName,"
        + "ResourceType,ServiceCategory,ServiceName,SkuId,SubAccountId,SubAccountName,Tags,"
        + "AllocatedMethodId,AllocatedResourceId,AllocatedResourceName,AllocatedTags"

    static func text(_ work: ExportedWork) -> String {
        var table = CSVTable(header)
        let issuer = CSVTable.cell(work.settings.root["seller"]?["name"]?.text ?? "")
        for item in work.items {
            let raw = quantities(item, item.shares.map(\.seconds))
            let billed = quantities(item, item.shares.map(\.billed))
            for index in item.shares.indices {
                guard let amount = item.shares[index].amount else { continue }
                table.add(
                    row(
                        item, item.shares[index], amount, consumed: raw[index],
                        priced: billed[index], issuer))
            }
        }
        return table.text
    }

    /// Hours with nine decimals, shared out so that the parts add up to the whole as printed.
    private static func quantities(_ item: ExportItem, _ seconds: [Int64]) -> [String] {
        let total = Rounding.divide(
            Int128(seconds.reduce(0, +)) * 1_000_000_000, by: 3600, .nearestHalfUp)
        let shares = Split.largestRemainder(Int64(clamping: total), weights: seconds)
        guard !shares.isEmpty else { return seconds.map { _ in "0.000000000" } }
        return shares.map { DecimalText.text($0, decimals: 9) }
    }

    private static func row(
        _ item: ExportItem, _ share: ExportShare, _ amount: Money, consumed: String,
        priced: String, _ issuer: String
    ) -> [String] {
        let cost = amount.decimal
        let price = share.rate.map(\.decimal) ?? "0"
        let account = [item.client?.id, item.client?.name].map(CSVTable.cell)
        let period = period(item)
        let charge = charge(item)
        let key = share.component?.description ?? ""
        return [cost] + account + [amount.currency.description, period.end, period.start]
            + ["Usage", "", CSVTable.cell(item.summary), "Usage-Based", charge.end, charge.start]
            + [consumed, "Hours", cost, price, cost, issuer, cost, price, priced, "Hours"]
            + [issuer, issuer, key, key, key.isEmpty ? "" : "Component", "Other", "Operations"]
            + [item.entry.task.description]
            + [item.project?.id, item.project?.name].map(CSVTable.cell) + [tags(item)]
            + (item.shares.count > 1 ? ["weights", key, key, "{}"] : ["", "", "", ""])
    }

    private static func period(_ item: ExportItem) -> (start: String, end: String) {
        let first = item.day.daysSinceEpoch - item.day.day + 1
        let later = CalendarDate(daysSinceEpoch: first + 31)
        let next = later.daysSinceEpoch - later.day + 1
        return (day(first, item.zone), day(next, item.zone))
    }

    private static func charge(_ item: ExportItem) -> (start: String, end: String) {
        if let span = item.span { return (stamp(span.lowerBound), stamp(span.upperBound)) }
        let number = item.day.daysSinceEpoch
        return (day(number, item.zone), day(number + 1, item.zone))
    }

    private static func day(_ number: Int, _ zone: ZoneRules) -> String {
        stamp(zone.start(ofDay: number))
    }

    private static func stamp(_ instant: Int64) -> String {
        Timestamp(seconds: instant).description
    }

    private static func tags(_ item: ExportItem) -> String {
        var tags = [("entry", item.entry.id.description)]
        if let person = item.person { tags.append(("person", person.id)) }
        for label in Set(item.entry.labels).sorted() { tags.append(("label:" + label, "true")) }
        let pairs = tags.map { "\(JSONText.string($0.0)):\(JSONText.string($0.1))" }
        return "{" + pairs.joined(separator: ",") + "}"
    }
}
