import InfraTrack

/// The numbers of a series: `SERIES-YYYY-0001`, without gaps.
enum InvoiceNumber {
    /// The number after the last of a series and year.
    ///
    /// - Throws: `LedgerError` with code `refused` while a file of the series cannot be read, for
    ///   then nobody knows what was issued.
    static func next(
        series: String, year: Int, in snapshot: Snapshot
    ) throws(LedgerError) -> String {
        let prefix = "\(series)-\(padded(year, 4))-"
        if let file = snapshot.unreadableFiles.first(where: { isNumbered($0.path, prefix) }) {
            throw LedgerError(
                .refused, "The next number of \(prefix.dropLast()) is not known: \(file.message)",
                cure: conflictCure(file.path), path: file.path, line: file.line)
        }
        return prefix + padded((counts(prefix, in: snapshot).max() ?? 0) + 1, 4)
    }

    /// The numbers of a series and year that are taken.
    static func counts(_ prefix: String, in snapshot: Snapshot) -> [Int] {
        snapshot.invoiceTable.all.compactMap { count($0.record.id, prefix) }
    }

    /// A number's place in its series; `nil` for other series.
    static func count(_ number: String, _ prefix: String) -> Int? {
        guard number.hasPrefix(prefix) else { return nil }
        let digits = number.utf8.dropFirst(prefix.utf8.count)
        guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(String(Substring(digits)))
    }

    /// The series and year that a number begins with; `nil` when it does not end in a count.
    static func prefix(of number: String) -> String? {
        guard let hyphen = number.lastIndex(of: "-") else { return nil }
        let prefix = String(number[...hyphen])
        return count(number, prefix) == nil ? nil : prefix
    }

    private static func isNumbered(_ path: String, _ prefix: String) -> Bool {
        guard path.hasPrefix("invoices/"), let file = path.split(separator: "/").last else {
            return false
        }
        return count(String(file.dropLast(3)), prefix) != nil
    }

    /// How to mend a number that two clones issued.
    static func conflictCure(_ path: String) -> String {
        "If two clones issued the number, keep the version that was sent with “git checkout --ours \(path)” or “--theirs”, finish the merge, and draft and issue the other again: its entries are free."
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
