public import InfraTrack

/// One line of `rates:`: a price, what it is for, and from when to when.
public struct RateRule: Hashable, Sendable {
    /// The price of an hour.
    public let rate: Rate
    /// The first day it holds; from the beginning when absent.
    public let from: CalendarDate?
    /// The first day it no longer holds; for ever when absent.
    public let to: CalendarDate?
    /// Its place in the list, from 0.
    public let index: Int
    let entry: RecordID?
    let task: RecordID?
    let component: ComponentSelector?
    let project: String?
    let client: String?
    let person: String?

    /// Whether it holds on a day.
    func holds(on day: Int) -> Bool {
        (from.map { $0.daysSinceEpoch <= day } ?? true)
            && (to.map { day < $0.daysSinceEpoch } ?? true)
    }

    func fits(_ work: Work) -> Bool {
        (entry == nil || entry == work.entry) && (task == nil || task == work.task)
            && (project == nil || project == work.project)
            && (client == nil || client == work.client)
            && (person == nil || person == work.person)
            && (component.map { selector in work.component.map(selector.covers) ?? false } ?? true)
    }

    /// The selectors as a number whose order is the precedence.
    private var mask: Int {
        let selectors = [
            entry != nil, task != nil, component != nil, project != nil, client != nil,
            person != nil,
        ]
        return selectors.reduce(0) { $0 * 2 + ($1 ? 1 : 0) }
    }

    /// Whether it goes before another that also fits: its first selector ranks higher, then its
    /// component is more specific, it has more selectors, began later, or stands further down.
    func precedes(_ other: RateRule) -> Bool {
        let mine = (mask.highestBit, component?.specificity ?? 0, mask)
        let theirs = (other.mask.highestBit, other.component?.specificity ?? 0, other.mask)
        guard mine == theirs else { return mine > theirs }
        let (begin, otherBegin) = (from?.daysSinceEpoch ?? .min, other.from?.daysSinceEpoch ?? .min)
        return (begin, index) > (otherBegin, other.index)
    }

    /// What it is for, in words, such as `component acme/prod/** from 2026-07-01`.
    public var explanation: String {
        var words: [String] = []
        if let entry { words.append("entry \(entry)") }
        if let task { words.append("task \(task)") }
        if let component { words.append("component \(component)") }
        if let project { words.append("project \(project)") }
        if let client { words.append("client \(client)") }
        if let person { words.append("person \(person)") }
        let span = (from.map { " from \($0)" } ?? "") + (to.map { " until \($0)" } ?? "")
        let subject = words.isEmpty ? "everything" : words.joined(separator: ", ")
        return "\(rate) for \(subject)\(span) (rate \(index + 1))"
    }
}

extension Int {
    fileprivate var highestBit: Int { self == 0 ? 0 : 1 << (bitWidth - 1 - leadingZeroBitCount) }
}
