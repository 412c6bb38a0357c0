// Walks over tens of thousands of entries are written out for the type, which the compiler then
// makes fast, and copy no record that they do not give back.
extension Snapshot {
    /// Calls a body for every time entry, in no particular order.
    package func forEachEntry(_ body: (Stored<TimeEntry>) -> Void) {
        timeTable.forEachStored(body)
    }

    /// Calls a body for every task, in no particular order.
    package func forEachTask(_ body: (Stored<TaskRecord>) -> Void) {
        taskTable.forEachStored(body)
    }

    /// A task with the bytes it was read from.
    package func storedTask(_ id: RecordID) -> Stored<TaskRecord>? { taskTable[id: id] }

    /// The entries of a person that lie on a span of microseconds, by start; a running timer has no
    /// end yet.
    package func entries(of person: String?, on span: Range<Int64>) -> [TimeEntry] {
        var found: [TimeEntry] = []
        timeTable.forEachStored { stored in
            guard let start = stored.record.start?.microseconds, start < span.upperBound,
                stored.record.end.map({ $0.microseconds > span.lowerBound }) ?? true,
                stored.record.end.map({ $0.microseconds > start }) ?? true,
                stored.record.person == person
            else { return }
            found.append(stored.record)
        }
        return found.sorted(by: TimeEntry.isEarlier)
    }
}
