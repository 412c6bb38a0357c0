import InfraTrack

extension InvoiceCalculation {
    /// The manifest, the lines and their sums.
    ///
    /// - Throws: `LedgerError` with code `invalid` when work has no rate or currencies differ.
    mutating func result(besides number: String?) throws(LedgerError) -> InvoiceResult {
        guard unpriced.isEmpty else { throw Self.missingRate(unpriced) }
        settle()
        let due = dueFees(besides: number)
        let currency = try currency(due.map(\.fee))
        let policy = policies.policy(client: request.client, project: request.project)
        var result = InvoiceResult(
            totals: InvoiceRecord.Totals(net: "0", tax: "0", gross: "0"),
            policy: InvoiceRecord.Policy(policy, by: request.grouping), currency: currency)
        try addLines(to: &result, policy)
        for (fee, day) in due { add(fee, on: day, to: &result) }
        result.entries = manifest()
        result.totals = try Self.totals(result.lines, currency)
        return result
    }

    private static func missingRate(_ ids: [RecordID]) -> LedgerError {
        let some = ids.prefix(5).map(\.description).joined(separator: ", ")
        return LedgerError(
            .invalid,
            "\(ids.count) time entries have no rate: \(some)\(ids.count > 5 ? ", …" : "").",
            cure: "Add one to “rates:” in infratrack.yaml, or make the entries not billable.")
    }

    private func currency(_ fees: [FixedFee]) throws(LedgerError) -> Currency {
        let priced = contributions.filter { $0.billed > 0 }.map {
            card.rules[$0.line.rule].rate.currency
        }
        let found = Set(priced + fees.map(\.amount.currency) + [terms.currency].compactMap { $0 })
        guard let currency = found.first else {
            throw LedgerError(
                .invalid, "The client “\(printable(terms.client))” has no currency.",
                cure: "Add “currency: EUR” to the client in infratrack.yaml.")
        }
        guard found.count == 1 else {
            let codes = found.sorted().map(\.description).joined(separator: " and ")
            throw LedgerError(
                .invalid, "The invoice would mix \(codes).",
                cure: "Give the rates and the client one currency, or bill by project.")
        }
        return currency
    }

    private func addLines(
        to result: inout InvoiceResult, _ policy: RoundingPolicy
    ) throws(LedgerError) {
        var members: [Part: [Contribution]] = [:]
        for contribution in contributions {
            members[contribution.line, default: []].append(contribution)
        }
        for line in members.keys.sorted(by: precedes) {
            let shares = members[line] ?? []
            guard shares.contains(where: { $0.seconds > 0 }) else { continue }
            try add(line, shares, to: &result)
        }
    }

    private func precedes(_ left: Part, _ right: Part) -> Bool {
        guard left.row == right.row else { return rows[left.row].precedes(rows[right.row]) }
        return left.rule < right.rule
    }

    private func add(
        _ line: Part, _ shares: [Contribution], to result: inout InvoiceResult
    ) throws(LedgerError) {
        let (row, rule) = (rows[line.row], card.rules[line.rule])
        let seconds = shares.reduce(0) { $0 + $1.billed }
        let worked = shares.reduce(0) { $0 + $1.seconds }
        let owner = EntryOwner(parts[shares[0].part].entry, in: snapshot)
        let policy = policies.policy(client: owner.client, project: owner.project)
        let amount = try amount(row, rule.rate, seconds, policy)
        var made = InvoiceRecord.Line(
            description: row.description(in: snapshot, work: "Work"), amount: amount.decimal)
        made.component = row.component
        made.project = row.project
        made.task = row.task
        made.person = row.person
        made.day = row.day
        made.worked = worked == seconds ? nil : worked
        made.seconds = seconds
        made.rate = rule.rate.decimal
        made.tax = row.tax?.description
        made.isCorrection = row.isCorrection
        result.lines.append(made)
        result.explanations.append(
            InvoiceExplanation(
                line: made.description, amount: amount.description,
                rate: "\(seconds) s at \(rule.explanation)", rounding: policy.explanation,
                entries: shares.map {
                    InvoiceExplanation.Share(
                        id: parts[$0.part].entry.id, seconds: $0.seconds, billedSeconds: $0.billed)
                }))
    }

    /// Rate times seconds, rounded once; with cumulative rounding the cents go on from before.
    private func amount(
        _ row: InvoiceRow, _ rate: Rate, _ seconds: Int64, _ policy: RoundingPolicy
    ) throws(LedgerError) -> Money {
        guard policy.isCumulative else { return try rate.amount(seconds: seconds) }
        let before = earlier.amount(of: row, at: rate)
        let all = try rate.amount(seconds: before.seconds + seconds)
        return Money(
            minorUnits: max(0, all.minorUnits - before.minorUnits), currency: rate.currency)
    }

    private func add(_ fee: FixedFee, on day: CalendarDate, to result: inout InvoiceResult) {
        var line = InvoiceRecord.Line(description: fee.text, amount: fee.amount.decimal)
        line.fee = fee.id
        line.project = fee.project
        line.day = day
        line.tax = (fee.tax ?? terms.tax(project: fee.project))?.description
        result.lines.append(line)
        result.explanations.append(
            InvoiceExplanation(
                line: fee.text, amount: fee.amount.description,
                rate: "fixed fee “\(fee.id)”, due on \(day)", rounding: "", entries: []))
    }

    private func manifest() -> [InvoiceRecord.Entry] {
        var worked = [Int64](repeating: 0, count: parts.count)
        var billed = worked
        for contribution in contributions {
            worked[contribution.part] += contribution.seconds
            billed[contribution.part] += contribution.billed
        }
        return parts.indices.map { index in
            let part = parts[index]
            var entry = InvoiceRecord.Entry(
                id: part.entry.id,
                blob: snapshot.blobID(.time, part.entry.id.description) ?? "",
                seconds: worked[index], billedSeconds: billed[index])
            if !part.isWhole, let span = part.span {
                entry.start = terms.zone.localized(Timestamp(seconds: span.lowerBound))
                entry.end = terms.zone.localized(Timestamp(seconds: span.upperBound))
            }
            entry.isCorrection = part.isCorrection
            return entry
        }
    }

    /// Net is the sum of the lines; the tax is rounded once for each of its rates.
    static func totals(
        _ lines: [InvoiceRecord.Line], _ currency: Currency
    ) throws(LedgerError) -> InvoiceRecord.Totals {
        var net = Money(minorUnits: 0, currency: currency)
        var taxed: [Percentage: Money] = [:]
        for line in lines {
            guard let amount = Money(line.amount, currency: currency) else {
                throw LedgerError(
                    .invalid, "“\(printable(line.amount))” is no amount in \(currency).",
                    cure: "Correct the amount of “\(printable(line.description))”.")
            }
            net = try net.adding(amount)
            guard let rate = line.tax.flatMap({ Percentage($0) }) else { continue }
            taxed[rate] = try (taxed[rate] ?? Money(minorUnits: 0, currency: currency)).adding(
                amount)
        }
        var tax = Money(minorUnits: 0, currency: currency)
        for (rate, base) in taxed { tax = try tax.adding(rate.share(of: base)) }
        return InvoiceRecord.Totals(
            net: net.decimal, tax: tax.decimal, gross: try net.adding(tax).decimal)
    }
}
