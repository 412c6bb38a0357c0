import InfraTrack

/// A story's steps with parameters in the places of their values.
struct ParametrizedStory {
    /// One step as a reader follows it.
    struct Line {
        let step: Step
        /// The command with parameters.
        let text: String
        /// The parameters that its output gives, with their values.
        var captures: [(name: String, value: String)] = []
    }

    private(set) var diagnosis: [Line] = []
    private(set) var mitigation: [Line] = []
    private(set) var verification: [Line] = []
    private(set) var table: ParameterTable
    private let frequentPaths: Set<String>
    private let origins: [String: OutputIndex]
    private let stepOfRecord: [String: String]
    private let scanner: ValueScanner

    init(_ story: RunbookStory) {
        let steps = story.steps
        scanner = story.scanner
        table = ParameterTable(avoiding: steps.map(\.record.command))
        frequentPaths = Self.frequentPaths(steps)
        var origins: [String: OutputIndex] = [:]
        for run in story.runs {
            guard let task = run.attempts.first?.record.task else { continue }
            origins[task.description] = OutputIndex(run.attempts)
        }
        self.origins = origins
        stepOfRecord = Self.labels(story)
        diagnosis = story.diagnosis.map { line($0) }
        mitigation = story.mitigation.map { line($0) }
        verification = story.verification.map { line($0) }
        addCaptures()
    }

    /// Paths that several steps name.
    private static func frequentPaths(_ steps: [Step]) -> Set<String> {
        var counts: [String: Set<String>] = [:]
        for step in steps {
            for value in step.attempt.values {
                if case .path = value.kind {
                    counts[value.value, default: []].insert(step.record.command)
                }
            }
        }
        return Set(counts.filter { $0.value.count > 1 }.keys)
    }

    /// What a reader calls the step of each record.
    private static func labels(_ story: RunbookStory) -> [String: String] {
        var labels: [String: String] = [:]
        for (name, steps) in [
            ("Verification", story.verification), ("Mitigation", story.mitigation),
            ("Diagnosis", story.diagnosis),
        ] {
            for (index, step) in steps.enumerated() {
                for run in step.runs { labels[run.name] = "\(name) step \(index + 1)" }
            }
        }
        return labels
    }

    private mutating func line(_ step: Step) -> Line {
        let text = step.record.command
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var at = 0
        for value in step.attempt.values where value.range.lowerBound >= at {
            guard let name = name(of: value, in: step) else { continue }
            result += bytes[at..<value.range.lowerBound]
            result += "${\(name)}".utf8
            at = value.range.upperBound
        }
        guard at > 0 else { return Line(step: step, text: text) }
        result += bytes[at...]
        let rendered = String(decoding: result, as: UTF8.self)
        // What does not come back byte for byte stays as it was.
        return Line(step: step, text: recorded(rendered) == text ? rendered : text)
    }

    /// The name that stands for a value; `nil` when it stays.
    private mutating func name(of value: FoundValue, in step: Step) -> String? {
        let origin = origin(of: value, in: step)
        switch value.kind {
        case .path(let isHome) where !isHome && !frequentPaths.contains(value.value): return nil
        case .token where origin == nil: return nil
        default: return table.name(of: value, record: step.record.name, origin: origin)
        }
    }

    private func origin(of value: FoundValue, in step: Step) -> String? {
        guard let task = step.record.task else { return nil }
        return origins[task.description]?.origin(of: value).flatMap { stepOfRecord[$0] }
    }

    /// A text with every parameter at its default.
    func recorded(_ text: String) -> String {
        Substitution.render(
            text, Dictionary(table.entries.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }))
    }

    /// A text with the parameters that there are already, such as a failed attempt's.
    ///
    /// - Parameter record: the command whose secrets may stand in it.
    func known(_ text: String, in record: String) -> String {
        let values = scanner.values(in: text)
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        var at = 0
        for value in values where value.range.lowerBound >= at {
            guard let name = table.existingName(of: value, record: record) else { continue }
            result += bytes[at..<value.range.lowerBound]
            result += "${\(name)}".utf8
            at = value.range.upperBound
        }
        return String(decoding: result + bytes[at...], as: UTF8.self)
    }

    /// A host as a reader sees it: its parameter, if it has one.
    func host(_ name: String) -> String { table.name(ofText: name).map { "${\($0)}" } ?? name }

    private mutating func addCaptures() {
        let captured = table.entries.filter { $0.origin != nil }
        guard !captured.isEmpty else { return }
        for index in diagnosis.indices { addCaptures(captured, to: &diagnosis[index]) }
        for index in mitigation.indices { addCaptures(captured, to: &mitigation[index]) }
        for index in verification.indices { addCaptures(captured, to: &verification[index]) }
    }

    private func addCaptures(_ entries: [ParameterTable.Entry], to line: inout Line) {
        let label = stepOfRecord[line.step.record.name]
        for entry in entries where entry.origin == label {
            line.captures.append((entry.name, entry.value))
        }
    }
}
