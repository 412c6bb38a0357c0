/// One product's form of finished work: a file with a type that conforms, and a line in
/// ``TimeFormats/all``.
protocol TimeFormat: Sendable {
    /// The name on the command line.
    static var name: String { get }
    /// What the form asks of the work.
    static var needs: ExportNeeds { get }
    /// The settings below `exports: NAME:` that it cannot do without.
    static var settings: [String] { get }
    /// The whole file.
    static func text(_ work: ExportedWork) -> String
}

extension TimeFormat {
    static var settings: [String] { [] }
}

/// What a form asks of the work it is given.
struct ExportNeeds: OptionSet, Sendable {
    let rawValue: Int

    /// Work is cut at the midnights of the client's zone.
    static let days = ExportNeeds(rawValue: 1)
    /// Work that has a duration only is given a start.
    static let starts = ExportNeeds(rawValue: 2)
    /// Work that is billed and has a price; what has none is left out.
    static let prices = ExportNeeds(rawValue: 4)
    /// People have mail addresses.
    static let addresses = ExportNeeds(rawValue: 8)
    /// Prices are written where they are known.
    static let amounts = ExportNeeds(rawValue: 16)
    /// What is not billed has no place in it.
    static let billableOnly = ExportNeeds(rawValue: 32)
}

/// The forms that are known.
enum TimeFormats {
    static let all: [any TimeFormat.Type] = [
        PlainCSV.self, TogglCSV.self, HarvestCSV.self, ClockifyCSV.self, SolidtimeCSV.self,
        FreshBooksCSV.self, XeroCSV.self, Timewarrior.self, Klog.self, LedgerJournal.self,
        FocusCSV.self,
    ]

    static func format(named name: String) -> (any TimeFormat.Type)? {
        all.first { $0.name == name }
    }
}
