import InfraTrack

/// Counts the tasks that alerts open, by the time of the alerts, and knows the storms' own tasks.
struct StormWatch {
    private let window: Int64
    /// When alerts opened tasks, in microseconds, sorted.
    private var opened: [Int64]
    private var storms: [Storm]

    private struct Storm {
        let task: RecordID
        let source: String
        var span: ClosedRange<Timestamp>
    }

    init(_ snapshot: Snapshot, window: Int64) {
        self.window = window
        opened = snapshot.taskTable.all.compactMap { stored in
            stored.record.alert == nil ? nil : stored.record.created?.microseconds
        }.sorted()
        storms = snapshot.taskTable.records(.label(AlertLabel.storm)).compactMap { stored in
            let episodes = snapshot.alerts(of: stored.record.id)
            guard let first = episodes.first, let last = episodes.last else { return nil }
            return Storm(
                task: stored.record.id, source: first.source, span: first.started...last.started)
        }.sorted { $0.task < $1.task }
    }

    /// How many tasks alerts opened in the window that ends with a time.
    func newTasks(upTo time: Timestamp) -> Int {
        let start = time.adding(seconds: -window).microseconds
        return firstIndex(after: time.microseconds) - firstIndex(after: start)
    }

    /// The task of a source's storm that is near a time.
    func task(of source: String, near time: Timestamp) -> RecordID? {
        storms.first { storm in
            storm.source == source && time <= storm.span.upperBound.adding(seconds: window)
                && time >= storm.span.lowerBound.adding(seconds: -window)
        }?.task
    }

    /// Takes note of the tasks that an event's decision opens, and of the storm that it joins.
    mutating func note(_ decision: Decision, _ event: AlertEvent) {
        for action in decision.actions {
            guard case .openTask(let id, _) = action, let work = decision.state.tasks[id],
                let start = work.created?.microseconds
            else { continue }
            opened.insert(start, at: firstIndex(after: start))
        }
        guard decision.effect == .grouped, let task = decision.task,
            decision.state.stormTask == task
        else { return }
        let start = event.startedAt
        if let index = storms.firstIndex(where: { $0.task == task }) {
            let span = storms[index].span
            storms[index].span = min(span.lowerBound, start)...max(span.upperBound, start)
        } else {
            storms.append(Storm(task: task, source: event.source, span: start...start))
        }
    }

    private func firstIndex(after time: Int64) -> Int {
        var low = 0
        var high = opened.count
        while low < high {
            let middle = (low + high) / 2
            if opened[middle] <= time { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
