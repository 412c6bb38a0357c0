import InfraTrack

/// A step of a runbook, with every run of it.
struct Step {
    let attempt: Attempt
    /// The records of all runs, this one's first.
    private(set) var runs: [CommandRecord]

    init(_ attempt: Attempt) {
        self.attempt = attempt
        runs = [attempt.record]
    }

    var record: CommandRecord { attempt.record }
    var kind: CommandKind { attempt.shell.kind }

    mutating func add(_ record: CommandRecord) { runs.append(record) }

    /// How many of the runs with a known status ended well.
    var successes: (good: Int, known: Int) {
        let known = runs.compactMap(\.exit)
        return (known.count { $0 == 0 }, known.count)
    }

    /// The median of the runs' durations, in microseconds.
    var medianDuration: Int64? {
        let durations = runs.compactMap(\.durationMicroseconds).sorted()
        return durations.isEmpty ? nil : durations[(durations.count - 1) / 2]
    }
}

/// The steps of one section, of which several runs tell.
struct StepList {
    private(set) var steps: [Step] = []
    private var places: [Key: Int] = [:]

    private struct Key: Hashable {
        let canonical: String
        /// Which of the run's hosts.
        let host: Int
        /// Which of the equal steps of the run.
        let number: Int
    }

    /// Adds the steps of one run: those that are there already count as further runs of them.
    mutating func add(_ attempts: [Attempt]) {
        var hosts: [String?: Int] = [:]
        var counts: [Key: Int] = [:]
        for attempt in attempts {
            let host = hosts[attempt.record.host] ?? hosts.count
            hosts[attempt.record.host] = host
            let base = Key(canonical: attempt.canonical, host: host, number: 0)
            counts[base, default: 0] += 1
            let key = Key(
                canonical: attempt.canonical, host: host, number: counts[base, default: 0])
            if let place = places[key] {
                steps[place].add(attempt.record)
            } else {
                places[key] = steps.count
                steps.append(Step(attempt))
            }
        }
    }
}
