import InfraTrack

extension TaskRecord {
    /// Whether the task takes alerts of several problems.
    var isShared: Bool {
        labels.contains { $0 == AlertLabel.storm || $0.hasPrefix(AlertLabel.group) }
    }

    /// Whether anything of the task comes from people, or refers to it.
    ///
    /// - Parameter context: the alert that opened it.
    func isTouched(_ context: AlertContext, in snapshot: Snapshot) -> Bool {
        let users =
            snapshot.commandTable.count(.task(id)) + snapshot.timeTable.count(.task(id))
            + snapshot.taskTable.count(.depends(id))
        guard users == 0, hasOwnState, labels.allSatisfy(AlertLabel.isOwn) else { return true }
        let plain = context.task(
            id, created: created, priority, snapshot.settings)
        return title != plain.title || category != plain.category || owner != plain.owner
            || client != plain.client || project != plain.project || due != nil
            || !assignees.isEmpty || !dependsOn.isEmpty || components != plain.components
            || !body.isSameText(as: plain.body)
    }

    /// Whether its state is one that the machine itself sets.
    private var hasOwnState: Bool {
        status == .open && resolution == nil
            || status == .done && resolution == ProblemState.Work.recovered
    }
}

extension String {
    /// Whether two bodies differ in the empty lines at their ends at most.
    fileprivate func isSameText(as other: String) -> Bool {
        let strip = { (text: String) -> Substring in
            var text = Substring(text)
            while text.last?.isNewline == true { text.removeLast() }
            return text.drop { $0.isNewline }
        }
        return strip(self) == strip(other)
    }
}
