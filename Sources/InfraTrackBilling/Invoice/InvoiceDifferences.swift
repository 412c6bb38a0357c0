import InfraTrack

/// What differs between an invoice and what the records give, in sentences.
struct InvoiceDifferences {
    private(set) var all: [String] = []

    init(from old: InvoiceRecord, to new: InvoiceRecord) {
        compare("currency", old.currency, new.currency)
        compareEntries(old.entries, new.entries)
        compareLines(old.lines, new.lines)
        compare("net", old.totals?.net, new.totals?.net)
        compare("tax", old.totals?.tax, new.totals?.tax)
        compare("gross", old.totals?.gross, new.totals?.gross)
        if old.policy != new.policy { all.append("The rounding policy differs.") }
    }

    private mutating func compare(_ name: String, _ old: String?, _ new: String?) {
        guard old != new else { return }
        all.append(
            "The \(name) is \(printable(old ?? "absent")), the records give \(new ?? "none").")
    }

    private mutating func compareEntries(
        _ old: [InvoiceRecord.Entry], _ new: [InvoiceRecord.Entry]
    ) {
        let known = Dictionary(grouping: old, by: \.id)
        let fresh = Dictionary(grouping: new, by: \.id)
        for id in Set(known.keys).union(fresh.keys).sorted() where known[id] != fresh[id] {
            guard let was = known[id]?.first, let now = fresh[id]?.first else {
                all.append(
                    "The entry \(id) is \(known[id] == nil ? "missing" : "not to be billed").")
                continue
            }
            if was.blob != now.blob {
                all.append("The entry \(id) has blob \(printable(was.blob)), git has \(now.blob).")
            }
            if was.seconds != now.seconds {
                all.append(
                    "The entry \(id) has \(was.seconds) seconds, the records \(now.seconds).")
            }
            if was.billedSeconds != now.billedSeconds {
                all.append(
                    "The entry \(id) bills \(was.billedSeconds) seconds, the policy gives \(now.billedSeconds)."
                )
            }
            if (was.start, was.end, was.isCorrection) != (now.start, now.end, now.isCorrection)
                || known[id]?.count != fresh[id]?.count
            {
                all.append("The billed part of entry \(id) differs.")
            }
        }
    }

    private mutating func compareLines(
        _ old: [InvoiceRecord.Line], _ new: [InvoiceRecord.Line]
    ) {
        if old.count != new.count {
            all.append("There are \(old.count) lines, the records give \(new.count).")
        }
        let comparable = zip(old, new).map { ($0, $1.comparable(with: $0)) }
        for (index, (was, now)) in comparable.enumerated() where was != now {
            all.append(
                "Line \(index + 1) is “\(Self.words(was))”, the records give “\(Self.words(now))”.")
        }
    }

    private static func words(_ line: InvoiceRecord.Line) -> String {
        let time = line.seconds.map { ", \($0) s" } ?? ""
        let rate = line.rate.map { " at \($0)" } ?? ""
        let tax = line.tax.map { ", tax \($0) %" } ?? ""
        return printable("\(line.description)\(time)\(rate): \(line.amount)\(tax)")
    }
}

extension InvoiceRecord.Line {
    /// The line without what another leaves out: tax and raw seconds are optional.
    fileprivate func comparable(with other: InvoiceRecord.Line) -> InvoiceRecord.Line {
        var line = self
        if other.tax == nil { line.tax = nil }
        if other.worked == nil { line.worked = nil }
        return line
    }
}
