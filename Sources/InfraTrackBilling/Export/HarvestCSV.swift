import InfraTrack

/// Harvest's import: hours on days, in hundredths.
///
/// Hundredths are shared out so that the hours of each project add up to its time, rounded once.
enum HarvestCSV: TimeFormat {
    static let name = "harvest"
    static let needs: ExportNeeds = .days

    static func text(_ work: ExportedWork) -> String {
        var table = CSVTable("Date,Client,Project,Task,Notes,Hours,First name,Last name")
        for (item, hundredths) in zip(work.items, hundredths(of: work.items)) {
            let texts = [item.client?.name, item.project?.name, item.title, item.summary]
            let name = names(item.person?.name ?? "")
            table.add(
                [item.day.description] + texts.map(CSVTable.cell)
                    + [DecimalText.text(hundredths, decimals: 2)]
                    + [name.first, name.last].map(CSVTable.cell))
        }
        return table.text
    }

    private static func hundredths(of items: [ExportItem]) -> [Int64] {
        var groups: [[ExportName?]: [Int]] = [:]
        for index in items.indices {
            groups[[items[index].client, items[index].project], default: []].append(index)
        }
        var hundredths = [Int64](repeating: 0, count: items.count)
        for group in groups.values {
            let seconds = group.map { items[$0].seconds }
            let total = Rounding.divide(
                Int128(seconds.reduce(0, +)) * 100, by: 3600, .nearestHalfUp)
            let shares = Split.largestRemainder(Int64(clamping: total), weights: seconds)
            for (index, share) in zip(group, shares) { hundredths[index] = share }
        }
        return hundredths
    }

    /// The last word is the last name.
    private static func names(_ name: String) -> (first: String, last: String) {
        let words = name.split(separator: " ").map(String.init)
        return (words.dropLast().joined(separator: " "), words.last ?? "")
    }
}
