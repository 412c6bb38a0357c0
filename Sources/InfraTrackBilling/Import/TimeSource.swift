/// One product's form of time worked: a file with a type that conforms, and a line in
/// ``TimeSources/all``.
protocol TimeSource: Sendable {
    /// The name on the command line.
    static var name: String { get }
    /// Reads a whole file; what cannot be read is named with its line.
    static func read(_ text: String) -> ForeignTimes
}

/// The forms that are known.
enum TimeSources {
    static let all: [any TimeSource.Type] = [
        TimewarriorSource.self, KlogSource.self, TogglSource.self, OrgSource.self,
    ]

    static func source(named name: String) -> (any TimeSource.Type)? {
        all.first { $0.name == name }
    }
}

/// What a file holds.
struct ForeignTimes: Sendable {
    var entries: [ForeignEntry] = []
    private(set) var problems: [Problem] = []

    /// Something that cannot be taken, with its line.
    struct Problem: Sendable {
        let line: Int
        let message: String
        let cure: String
    }

    mutating func refuse(_ line: Int, _ message: String, _ cure: String = "Correct the line.") {
        problems.append(Problem(line: line, message: message, cure: cure))
    }
}
